import type { Part } from './sql.ts';

type Log = {
  readonly table: string;
  /** For the names: edits are, the audit is. */
  readonly are: 'are' | 'is';
  readonly key: readonly string[];
  /** What whoever tries is told. */
  readonly message: string;
};

/** The database itself refuses to change or delete what is in that table, whoever asks. */
export const appendOnly = ({ table, are, key, message }: Log): Part => ({
  sqlite: `
    CREATE TRIGGER ${table}_${are}_never_changed BEFORE UPDATE ON ${table}
      BEGIN SELECT RAISE (ABORT, '${message}'); END;
    CREATE TRIGGER ${table}_${are}_never_deleted BEFORE DELETE ON ${table}
      BEGIN SELECT RAISE (ABORT, '${message}'); END;
    -- INSERT OR REPLACE would delete without the trigger above.
    CREATE TRIGGER ${table}_${are}_never_replaced BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key.map((name) => `${name} = NEW.${name}`).join(' AND ')})
      BEGIN SELECT RAISE (ABORT, '${message}'); END;
  `,
  postgres: `
    CREATE FUNCTION ${table}_${are}_append_only() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN RAISE EXCEPTION '${message}'; END $$;
    CREATE TRIGGER ${table}_${are}_never_changed BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION ${table}_${are}_append_only();
    CREATE TRIGGER ${table}_${are}_never_emptied BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION ${table}_${are}_append_only();
  `,
});
