import type { PhotoTransaction, Unused } from './photo-store.ts';
import type { Insert, Sql } from './sql.ts';

const unused: Insert = {
  table: 'unused_photos',
  columns: ['company_id', 'sha256', 'since'],
  onConflict: 'ON CONFLICT (company_id, sha256) DO NOTHING',
};

/** The part of a transaction that is about photos. */
export const photoTransaction = (sql: Sql, companyId: string): PhotoTransaction => ({
  unusedPhotos: () =>
    sql.all<Unused>(
      'SELECT sha256, since FROM unused_photos WHERE company_id = ? ORDER BY sha256',
      companyId,
    ),
  markUnused: (hashes, since) =>
    sql.insert(
      unused,
      hashes.map((sha256) => [companyId, sha256, since]),
    ),
  forgetUnused: async (sha256) => {
    await sql.run('DELETE FROM unused_photos WHERE company_id = ? AND sha256 = ?', companyId, sha256);
  },
  removePhoto: async (sha256) => {
    await sql.run('DELETE FROM photos WHERE company_id = ? AND sha256 = ?', companyId, sha256);
  },
  isPhotoNamed: async (sha256) => {
    // A hash means nothing else wherever it stands, so the text of the record is enough.
    const text = `SELECT 1 AS found FROM documents WHERE company_id = ? AND collection = 'technicians'
      AND document LIKE '%' || ? || '%' LIMIT 1`;
    return (await sql.one(text, companyId, sha256)) !== undefined;
  },
});
