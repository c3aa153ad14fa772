import { idSchema } from '#domain/record/kinds.ts';
import { type Checkpoint, pullQuery, type WireRecord } from '#domain/sync/wire.ts';
import { Refused } from '../http/errors.ts';
import type { Store } from '../store/store.ts';
import { onTheWire } from './push.ts';

export type Pulled = { readonly documents: readonly WireRecord[]; readonly checkpoint: Checkpoint };

/** The most records that one pull looks up by id (S21). */
const mostIds = 1000;

/** One full page after the checkpoint, and the records of `ids` whatever their place (S1, S21). */
export async function takePull(
  store: Store,
  companyId: string,
  collection: string,
  query: unknown,
): Promise<Pulled> {
  const { epoch, seq, limit, ids } = readQuery(query);
  // A checkpoint of another history, or of a future that this one has not had, says nothing here (S12).
  const isOurs = epoch === store.epoch && seq <= (await store.lastSeq(companyId));
  const after = isOurs ? seq : 0;
  const page = await store.page(companyId, collection, after, limit);
  const inPage = new Set(page.map(({ record }) => record.id));
  const extra = await store.byIds(
    companyId,
    collection,
    ids.filter((id) => !inPage.has(id)),
  );
  return {
    documents: [...page, ...extra].map(({ record }) => onTheWire(record)),
    checkpoint: { epoch: store.epoch, seq: page.at(-1)?.seq ?? after },
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
