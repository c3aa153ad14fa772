import type { QueryConfig, QueryResult } from 'pg';
import { postgresDialect } from './postgres-dialect.ts';
import type { Insert, Sql, Value } from './sql.ts';

/** Sends one query; a pool or a client. */
export type Send = (query: QueryConfig | string) => Promise<QueryResult>;

/** Speaks through that. Statements are prepared once for each connection. */
export function postgresSql(send: Send): Sql {
  const ask = (wanted: string | Insert, values: readonly Value[]) =>
    send({ ...prepared(wanted), values: values.map(storable) });
  return {
    dialect: postgresDialect,
    all: async <R>(text: string, ...values: readonly Value[]) => (await ask(text, values)).rows as R[],
    one: async <R>(text: string, ...values: readonly Value[]) =>
      (await ask(text, values)).rows[0] as R | undefined,
    run: async (text, ...values) => (await ask(text, values)).rowCount ?? 0,
    script: async (text) => {
      if (text !== '') await send(text);
    },
    insert: async (into, rows) => {
      const [only] = rows;
      if (only && rows.length === 1) await ask(into, only);
      else if (only) await send({ ...preparedList(into), values: [recordSet(into, rows)] });
    },
  };
}

type Prepared = { readonly name: string; readonly text: string };

const single = new Map<string | Insert, Prepared>();
const lists = new Map<Insert, Prepared>();

/** The names are the same on all connections, and each text has one. */
function prepared(wanted: string | Insert): Prepared {
  const found = single.get(wanted);
  if (found) return found;
  const made = {
    name: `s${single.size}`,
    text: numbered(typeof wanted === 'string' ? wanted : insertOne(wanted)),
  };
  single.set(wanted, made);
  return made;
}

function preparedList(into: Insert): Prepared {
  const found = lists.get(into);
  if (found) return found;
  const made = { name: `l${lists.size}`, text: insertList(into) };
  lists.set(into, made);
  return made;
}

function numbered(text: string): string {
  let count = 0;
  return text.replaceAll('?', () => {
    count += 1;
    return `$${count}`;
  });
}

const insertOne = ({ table, columns, onConflict = '' }: Insert): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${onConflict}`;

/** One text whatever the number of rows, and one value: the table itself says what each column is. */
const insertList = ({ table, columns, onConflict = '' }: Insert): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')}
   FROM json_populate_recordset(NULL::${table}, $1::json) ${onConflict}`;

const recordSet = ({ columns }: Insert, rows: readonly (readonly Value[])[]): string =>
  JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, storable(row[index] ?? null)]))),
  );

/** PostgreSQL keeps no NUL in a text, and no half of a character. */
function storable(value: Value): Value {
  if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))) return value;
  return value.toWellFormed().replaceAll('\0', '\ufffd');
}
