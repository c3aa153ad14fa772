import { namedPhotos } from '#domain/photo/named-photos.ts';
import type { Store } from '../store/store.ts';
import type { PhotoBytes, PhotoParts } from './photo-bytes.ts';

export type CollectDeps = {
  readonly store: Store;
  readonly photos: PhotoBytes;
  readonly parts: PhotoParts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

const day = 24 * 60 * 60_000;

/** So long a photo stays that nobody names, and an upload that nobody goes on with; in milliseconds. */
const keepUnused = 7 * day;
const keepUnfinished = 3 * day;

const pageSize = 500;

/** Removes what nobody has named for so long, in steps between which others have their turn. */
export async function collectPhotos(
  deps: CollectDeps,
  isStopped: () => boolean = () => false,
): Promise<void> {
  for (const companyId of await deps.store.companyIds()) {
    if (isStopped()) return;
    await deps.parts.forget(companyId, deps.now() - keepUnfinished);
    await markUnused(deps, companyId);
    await removeDue(deps, companyId, isStopped);
  }
}

/** Notes which photos nobody names. Those that somebody names again leave the note with that very edit. */
async function markUnused({ store, photos, now }: CollectDeps, companyId: string): Promise<void> {
  const all = await photos.all(companyId);
  const named = await namedIn(store, companyId);
  const unused = all.filter((sha256) => !named.has(sha256));
  await store.transaction(companyId, async (tx) => {
    await tx.markUnused(unused, now());
    for (const { sha256 } of await tx.unusedPhotos()) if (named.has(sha256)) await tx.forgetUnused(sha256);
  });
}

async function namedIn(store: Store, companyId: string): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  let after = 0;
  for (;;) {
    const page = await store.page(companyId, 'technicians', after, pageSize);
    for (const { record } of page) for (const sha256 of namedPhotos(record)) named.add(sha256);
    const last = page.at(-1);
    if (!last) return named;
    after = last.seq;
    await breath();
  }
}

async function removeDue(deps: CollectDeps, companyId: string, isStopped: () => boolean): Promise<void> {
  const isDue = ({ since }: { readonly since: number }) => since <= deps.now() - keepUnused;
  const marked = await deps.store.transaction(companyId, (tx) => tx.unusedPhotos());
  for (const { sha256 } of marked.filter(isDue)) {
    if (isStopped()) return;
    await removeOne(deps, companyId, sha256, isDue);
    await breath();
  }
}

/**
 * Looks again inside the transaction that removes: a push or an upload either committed before, and is seen, or comes
 * when the photo has gone. Then the upload stores it, and whoever pushed looks after it once the push is answered.
 */
async function removeOne(
  { store, photos }: CollectDeps,
  companyId: string,
  sha256: string,
  isDue: (mark: { readonly since: number }) => boolean,
): Promise<void> {
  await store.transaction(companyId, async (tx) => {
    const mark = (await tx.unusedPhotos()).find((each) => each.sha256 === sha256);
    if (!mark || !isDue(mark)) return;
    if (!(await tx.isPhotoNamed(sha256))) await photos.remove(tx, companyId, sha256);
    await tx.forgetUnused(sha256);
  });
}

const breath = () => new Promise<void>((resolve) => setImmediate(resolve));
