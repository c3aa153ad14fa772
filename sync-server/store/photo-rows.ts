import type { ImageType } from '#domain/photo/image-type.ts';
import type { PartRows, PhotoRows, UploadKey } from './photo-store.ts';
import type { Engine, Insert } from './sql.ts';

const photos: Insert = {
  table: 'photos',
  columns: ['company_id', 'sha256', 'type', 'size', 'bytes'],
  onConflict: 'ON CONFLICT (company_id, sha256) DO NOTHING',
};

/** Photos that lie in the database. What is under a hash never changes. */
export const photoRows = (engine: Engine): PhotoRows => ({
  find: async (companyId, sha256) => {
    const text = 'SELECT type, size AS bytes FROM photos WHERE company_id = ? AND sha256 = ?';
    return engine.committed.one<{ type: ImageType; bytes: number }>(text, companyId, sha256);
  },
  read: async (companyId, sha256) => {
    const text = 'SELECT bytes FROM photos WHERE company_id = ? AND sha256 = ?';
    return (await engine.committed.one<{ bytes: Uint8Array }>(text, companyId, sha256))?.bytes;
  },
  save: (companyId, sha256, type, bytes) =>
    engine.atomically((sql) => sql.insert(photos, [[companyId, sha256, type, bytes.length, bytes]])),
  all: async (companyId) => {
    const text = 'SELECT sha256 FROM photos WHERE company_id = ? ORDER BY sha256';
    return (await engine.committed.all<{ sha256: string }>(text, companyId)).map(({ sha256 }) => sha256);
  },
  parts: partRows(engine),
});

const ofUpload = 'company_id = ? AND sha256 = ? AND user_id = ?';
const keyOf = ({ companyId, sha256, userId }: UploadKey) => [companyId, sha256, userId] as const;

const partsOf = `SELECT sum(size) AS size FROM photo_parts WHERE ${ofUpload}`;
const bytesOf = `SELECT bytes FROM photo_parts WHERE ${ofUpload} ORDER BY place`;
const sizesOf = `SELECT sum(size) AS size FROM photo_parts WHERE company_id = ? GROUP BY sha256, user_id`;
const addPart = `INSERT INTO photo_parts (company_id, sha256, user_id, place, size, added_at, bytes)
  VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (company_id, sha256, user_id, place) DO NOTHING`;
const stale = `DELETE FROM photo_parts WHERE company_id = ? AND NOT EXISTS (
  SELECT 1 FROM photo_parts AS newer WHERE newer.company_id = photo_parts.company_id
    AND newer.sha256 = photo_parts.sha256 AND newer.user_id = photo_parts.user_id AND newer.added_at >= ?)`;

type Size = { readonly size: number | null };

const partRows = ({ committed, atomically }: Engine): PartRows => ({
  received: async (upload) => (await committed.one<Size>(partsOf, ...keyOf(upload)))?.size ?? null,
  add: (upload, { offset, bytes }, at) =>
    atomically(
      async (sql) => (await sql.run(addPart, ...keyOf(upload), offset, bytes.length, at, bytes)) === 1,
    ),
  read: async (upload) => {
    const rows = await committed.all<{ bytes: Uint8Array }>(bytesOf, ...keyOf(upload));
    return rows.map(({ bytes }) => bytes);
  },
  drop: (upload) =>
    atomically(async (sql) => {
      await sql.run(`DELETE FROM photo_parts WHERE ${ofUpload}`, ...keyOf(upload));
    }),
  sizes: async (companyId) => (await committed.all<Size>(sizesOf, companyId)).map(({ size }) => size ?? 0),
  forget: (companyId, before) =>
    atomically(async (sql) => {
      await sql.run(stale, companyId, before);
    }),
});
