import type { Part } from './sql.ts';

const sqliteTrigger = (name: string, event: 'INSERT' | 'UPDATE') => `
    CREATE TRIGGER ${name} AFTER ${event} ON documents WHEN NEW.collection = 'technicians'
    BEGIN
      DELETE FROM unused_photos WHERE company_id = NEW.company_id AND sha256 IN
        (json_extract(NEW.document, '$.photo.sha256'), json_extract(NEW.document, '$.photo.thumbnail'));
    END;`;

const named = (field: string) => `trim('"' FROM (readable(NEW.document)->'photo'->'${field}')::text)`;

/** A record that names a photo ends its time as unused, in the record's own transaction. */
export const photosNamed: Part = {
  sqlite: sqliteTrigger('photos_named_by_new', 'INSERT') + sqliteTrigger('photos_named_by_changed', 'UPDATE'),
  postgres: `
    CREATE FUNCTION photos_are_named() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM unused_photos
        WHERE company_id = NEW.company_id AND sha256 IN (${named('sha256')}, ${named('thumbnail')});
      RETURN NULL;
    END $$;
    CREATE TRIGGER photos_named AFTER INSERT OR UPDATE ON documents
      FOR EACH ROW WHEN (NEW.collection = 'technicians') EXECUTE FUNCTION photos_are_named();`,
};
