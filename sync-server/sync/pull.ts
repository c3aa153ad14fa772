import { viewEpoch, visibleRecord } from '#domain/access/visible.ts';
import { idSchema } from '#domain/record/kinds.ts';
import { type CollectionDigest, type Digest, recordDigest, sumDigests } from '#domain/sync/digest.ts';
import { type Checkpoint, floorOf, pullQuery, viewOf, withFloor } from '#domain/sync/wire.ts';
import { Refused } from '../http/errors.ts';
import type { Placed, Store } from '../store/store.ts';
import type { Page, PageCache } from './page-cache.ts';
import { onTheWire } from './push.ts';

/** A collection as one person sees it. */
export type Seen = { readonly name: string; readonly hidden: ReadonlySet<string> };

/** JSON, or JSON in gzip, and how many records are in it. */
export type Pulled = { readonly body: string | Buffer; readonly rows: number };

/** The most records that one pull looks up by id (S21). */
const mostIds = 1000;

/**
 * One full page after the checkpoint, and the records of `ids` whatever their place (S1, S21): as JSON, or in gzip
 * where `pages` are given.
 */
export async function takePull(
  store: Store,
  companyId: string,
  seen: Seen,
  query: unknown,
  pages: PageCache | null,
): Promise<Pulled> {
  const { epoch, seq, limit, ids } = readQuery(query);
  const { name: collection, hidden } = seen;
  // A checkpoint of another history, or of a future that this one has not had, says nothing here (S12).
  const view = viewEpoch(store.epoch, hidden);
  const last = await store.lastSeq(companyId);
  const isOurs = viewOf(epoch ?? '') === view && seq <= last;
  const floor = await store.floor(companyId, collection);
  // Whoever began after the purge has nothing of what was purged.
  const hasMissed = isOurs && seq > 0 && seq < floor && floorOf(epoch ?? '') < floor;
  const after = isOurs && !hasMissed ? seq : 0;
  const wanted: Wanted = { ...seen, view: withFloor(view, floor), hasMissed, after, limit, ids };
  if (!pages) {
    const { text, rows } = await answer(store, companyId, wanted);
    return { body: text, rows };
  }
  const { ids: asked, ...state } = wanted;
  const key = JSON.stringify([companyId, last, state, [...seen.hidden], asked]);
  const { bytes, rows } = await pages.packed(key, () => answer(store, companyId, wanted));
  return { body: bytes, rows };
}

type Wanted = Seen & {
  /** The epoch of the answer's checkpoint. */
  readonly view: string;
  readonly hasMissed: boolean;
  readonly after: number;
  readonly limit: number;
  readonly ids: readonly string[];
};

async function answer(
  store: Store,
  companyId: string,
  { name: collection, hidden, view, hasMissed, after, limit, ids }: Wanted,
): Promise<Page> {
  const page = await store.page(companyId, collection, after, limit);
  const inPage = new Set(page.map(({ id }) => id));
  const extra = await store.byIds(
    companyId,
    collection,
    ids.filter((id) => !inPage.has(id)),
  );
  const documents = [...page, ...extra].map((each) => shown(each, hidden));
  const checkpoint: Checkpoint = { epoch: view, seq: page.at(-1)?.seq ?? after };
  const resync = hasMissed ? ',"resync":true' : '';
  const text = `{"documents":[${documents.join(',')}],"checkpoint":${JSON.stringify(checkpoint)}${resync}}`;
  return { text, rows: documents.length };
}

/** Where nothing is hidden the record goes as it lies there; it is read for those who may not see all of it. */
function shown(placed: Placed, hidden: ReadonlySet<string>): string {
  if (hidden.size > 0) return JSON.stringify(onTheWire(visibleRecord(placed.record, hidden)));
  const { json, removed } = placed;
  return removed ? json : `${json.slice(0, -1)},"_deleted":false}`;
}

function readQuery(query: unknown) {
  const parsed = pullQuery.safeParse(query);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = String(issue?.path[0] ?? (issue?.code === 'unrecognized_keys' ? issue.keys[0] : 'query'));
    throw new Refused(400, 'bad_query', `${field} is not as a pull has it. See the rules of sync.`, {
      field,
    });
  }
  return { ...parsed.data, ids: readIds(parsed.data.ids) };
}

function readIds(text: string | undefined): string[] {
  const ids = [...new Set((text ?? '').split(',').filter((id) => id !== ''))];
  if (ids.length > mostIds || !ids.every((id) => idSchema.safeParse(id).success))
    throw new Refused(400, 'bad_query', `ids has at most ${mostIds} ids, separated by commas.`, {
      field: 'ids',
    });
  return ids;
}

/** The records of a page when a digest is made record by record. */
const digestPage = 1000;

/** What a person should hold who does not see every field (S22): summed up record by record. */
export async function seenDigest(
  store: Store,
  companyId: string,
  { name, hidden }: Seen,
): Promise<CollectionDigest> {
  const digests: Digest[] = [];
  for (let after = 0; ; ) {
    const page = await store.page(companyId, name, after, digestPage);
    for (const { record } of page)
      if (record._deleted !== true) digests.push(recordDigest(visibleRecord(record, hidden)));
    if (page.length < digestPage) return sumDigests(digests);
    after = page.at(-1)?.seq ?? after;
  }
}
