import { viewEpoch, visibleRecord } from '#domain/access/visible.ts';
import { idSchema } from '#domain/record/kinds.ts';
import { type CollectionDigest, type Digest, recordDigest, sumDigests } from '#domain/sync/digest.ts';
import { type Checkpoint, pullQuery, type WireRecord } from '#domain/sync/wire.ts';
import { Refused } from '../http/errors.ts';
import type { Store } from '../store/store.ts';
import { onTheWire } from './push.ts';

export type Pulled = { readonly documents: readonly WireRecord[]; readonly checkpoint: Checkpoint };

/** A collection as one person sees it. */
export type Seen = { readonly name: string; readonly hidden: ReadonlySet<string> };

/** The most records that one pull looks up by id (S21). */
const mostIds = 1000;

/** One full page after the checkpoint, and the records of `ids` whatever their place (S1, S21). */
export async function takePull(
  store: Store,
  companyId: string,
  { name: collection, hidden }: Seen,
  query: unknown,
): Promise<Pulled> {
  const { epoch, seq, limit, ids } = readQuery(query);
  // A checkpoint of another history, or of a future that this one has not had, says nothing here (S12).
  const view = viewEpoch(store.epoch, hidden);
  const isOurs = epoch === view && seq <= (await store.lastSeq(companyId));
  const after = isOurs ? seq : 0;
  const page = await store.page(companyId, collection, after, limit);
  const inPage = new Set(page.map(({ record }) => record.id));
  const extra = await store.byIds(
    companyId,
    collection,
    ids.filter((id) => !inPage.has(id)),
  );
  return {
    documents: [...page, ...extra].map(({ record }) => onTheWire(visibleRecord(record, hidden))),
    checkpoint: { epoch: view, seq: page.at(-1)?.seq ?? after },
  };
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
