import type { WireRecord } from '#domain/sync/wire.ts';
import { byIds } from './record-reader.ts';
import { settersIn } from './setters.ts';
import type { Sql } from './sql.ts';
import type { Asked, Known } from './store.ts';

type PushedRow = { readonly document_id: string; readonly edit_id: string; readonly pushed: string };

/** What bears on those records, in three questions whatever their number. */
export async function knownOf(
  sql: Sql,
  companyId: string,
  collection: string,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = asked.map(({ id }) => id);
  const found = await byIds(sql, companyId, collection, ids);
  // A record that is not there has no edits either: most of a first push.
  const standing = asked.filter(({ id }) => found.has(id));
  const applied = await appliedIn(sql, companyId, collection, standing);
  const setters = await settersIn(sql, companyId, collection, standing);
  const known = ({ id }: Asked): Known => ({
    record: found.get(id)?.record,
    applied: applied.get(id) ?? new Map(),
    setters: setters.get(id) ?? new Map(),
  });
  return new Map(asked.map((each) => [each.id, known(each)]));
}

async function appliedIn(sql: Sql, companyId: string, collection: string, asked: readonly Asked[]) {
  const pairs = asked.flatMap(({ id, editIds }) => editIds.map((editId) => [id, editId]));
  const applied = new Map<string, Map<string, WireRecord>>();
  if (pairs.length === 0) return applied;
  const text = `SELECT document_id, edit_id, pushed FROM ${sql.dialect.items} AS asked CROSS JOIN edits
    WHERE company_id = ? AND collection = ? AND document_id = asked.value->>0 AND edit_id = asked.value->>1`;
  for (const row of await sql.all<PushedRow>(text, JSON.stringify(pairs), companyId, collection))
    within(applied, row.document_id).set(row.edit_id, JSON.parse(row.pushed) as WireRecord);
  return applied;
}

function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const found = maps.get(key) ?? new Map<string, T>();
  maps.set(key, found);
  return found;
}
