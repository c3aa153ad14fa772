import type { Part } from './sql.ts';

/**
 * `readable(document)` in PostgreSQL: the record as JSON that it can look into. It stumbles over an escaped NUL or half
 * of a character anywhere in a record, though JSON may have them; only what is looked at is changed, never what is kept.
 */
export const readableFunction: Part = {
  sqlite: '',
  postgres: String.raw`
    CREATE FUNCTION readable(document TEXT) RETURNS JSON LANGUAGE sql IMMUTABLE PARALLEL SAFE
      RETURN regexp_replace(document, '\\u(0000|d[89a-f]..)', '\\ufffd', 'g')::json;`,
};
