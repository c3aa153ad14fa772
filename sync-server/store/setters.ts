import { type Insert, listOf, type Sql, type Value } from './sql.ts';
import type { AcceptedEdit, Asked, Stamp } from './store.ts';

const setters: Insert = {
  table: 'field_setters',
  columns: ['company_id', 'collection', 'document_id', 'field', 'edit_id', 'made_by', 'made_at', 'device'],
  onConflict: `ON CONFLICT (company_id, collection, document_id, field) DO UPDATE SET
    edit_id = excluded.edit_id, made_by = excluded.made_by, made_at = excluded.made_at, device = excluded.device`,
};

/**
 * Keeps who set what. A record's first edit sets nearly everything, and is one row whose field is the list of them
 * all; no field has a name with a bracket. A row of a field by itself is newer.
 */
export async function keepSetters(
  sql: Sql,
  [companyId, collection]: readonly [companyId: string, collection: string],
  accepted: readonly AcceptedEdit[],
): Promise<void> {
  const set = new Map<string, Value[]>();
  for (const { record, edit, changes, isFirst } of accepted) {
    const { id, by, at, device } = edit;
    const names = changes.filter(({ waits }) => !waits).map(({ field }) => field);
    for (const field of isFirst ? [JSON.stringify(names)] : names)
      set.set(`${record.id} ${field}`, [companyId, collection, record.id, field, id, by, at, device]);
  }
  await forgetPurged(sql, companyId, collection, accepted);
  await sql.insert(setters, [...set.values()]);
}

/** A record that was purged and comes again is another; nobody set anything of it yet. */
async function forgetPurged(
  sql: Sql,
  companyId: string,
  collection: string,
  accepted: readonly AcceptedEdit[],
): Promise<void> {
  const fresh = accepted.filter(({ isFirst }) => isFirst).map(({ record }) => record.id);
  if (fresh.length === 0) return;
  const text = `DELETE FROM field_setters WHERE company_id = ? AND collection = ?
    AND document_id IN (SELECT value->>0 FROM ${sql.dialect.items})`;
  await sql.run(text, companyId, collection, listOf(fresh));
}

type SetterRow = Stamp & { readonly document_id: string; readonly field: string };

/** Who set what now stands, by record and field. */
export async function settersIn(
  sql: Sql,
  companyId: string,
  collection: string,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Stamp>>> {
  const setters = new Map<string, Map<string, Stamp>>();
  const [only] = asked;
  if (!only) return setters;
  const ids = asked.map(({ id }) => id);
  const rows =
    asked.length === 1
      ? await sql.all<SetterRow>(settersOfOne, companyId, collection, only.id)
      : await sql.all<SetterRow>(settersOfSome(sql), companyId, collection, listOf(ids));
  for (const { document_id, field, ...stamp } of rows) {
    const known = setters.get(document_id) ?? new Map<string, Stamp>();
    setters.set(document_id, known);
    if (!isList(field)) known.set(field, stamp);
    else for (const each of JSON.parse(field) as string[]) if (!known.has(each)) known.set(each, stamp);
  }
  return setters;
}

const isList = (field: string): boolean => field.startsWith('[');

const setterColumns = 'document_id, field, edit_id AS id, made_by AS by, made_at AS at, device';
const settersOf = `SELECT ${setterColumns} FROM field_setters WHERE company_id = ? AND collection = ?`;
const settersOfOne = `${settersOf} AND document_id = ?`;
const settersOfSome = ({ dialect }: Sql) =>
  `${settersOf} AND document_id IN (SELECT value->>0 FROM ${dialect.items})`;
