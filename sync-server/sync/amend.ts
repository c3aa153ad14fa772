import type { AnyRecord } from '#domain/record/field.ts';
import { compact } from '#domain/record/value.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { Transaction } from '../store/store.ts';

/**
 * Changes what the server owns of a record, such as `account` or the state of a request. Answers the place of the
 * change, or null where there is no such record. The last edit of a person stays what it was.
 */
export async function amend(
  tx: Transaction,
  collection: string,
  id: string,
  change: (record: WireRecord) => AnyRecord,
): Promise<number | null> {
  const [record] = await tx.records(collection, [id]);
  if (!record) return null;
  return tx.put(collection, [compact({ ...record, ...change(record) }) as WireRecord]);
}
