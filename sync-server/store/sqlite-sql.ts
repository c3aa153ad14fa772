import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Dialect, Insert, Sql } from './sql.ts';

const dialect: Dialect = {
  items: 'json_each(?)',
  field: (name) => `json_extract(document, '$.${name}')`,
  scalar: (value) => (typeof value === 'boolean' ? Number(value) : value),
  ddl: (part) => (typeof part === 'string' ? part : part.sqlite),
  size: 'SELECT page_count * page_size AS size FROM pragma_page_count(), pragma_page_size()',
  // A transaction has the file to itself from its beginning.
  migrateInTurn: '',
};

/** Speaks to one connection. Statements run at once; the promises are for the sake of other databases. */
export function sqliteSql(database: DatabaseSync): Sql {
  const kept = new Map<string | Insert, StatementSync>();
  const prepared = (wanted: string | Insert): StatementSync => {
    const found = kept.get(wanted);
    if (found) return found;
    const made = database.prepare(typeof wanted === 'string' ? wanted : insertText(wanted));
    kept.set(wanted, made);
    return made;
  };
  return {
    dialect,
    all: async <R>(text: string, ...values: Values) => prepared(text).all(...values) as R[],
    one: async <R>(text: string, ...values: Values) => prepared(text).get(...values) as R | undefined,
    run: async (text, ...values) => Number(prepared(text).run(...values).changes),
    script: async (text) => database.exec(text),
    insert: async (into, rows) => {
      const statement = prepared(into);
      for (const row of rows) statement.run(...row);
    },
  };
}

type Values = Parameters<Sql['all']> extends [string, ...infer V] ? V : never;

const insertText = ({ table, columns, onConflict = '' }: Insert): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${onConflict}`;
