import type { DatabaseSync } from 'node:sqlite';
import type { PhotoTransaction } from './photo-store.ts';

/** The part of a transaction that is about photos. */
export function photoTransaction(database: DatabaseSync): (companyId: string) => PhotoTransaction {
  const unused = database.prepare('SELECT sha256, since FROM unused_photos WHERE company_id = ?');
  const mark = database.prepare(
    'INSERT OR IGNORE INTO unused_photos (company_id, sha256, since) VALUES (?, ?, ?)',
  );
  const forget = database.prepare('DELETE FROM unused_photos WHERE company_id = ? AND sha256 = ?');
  // A hash means nothing else wherever it stands, so the text of the record is enough.
  const naming = database.prepare(
    `SELECT 1 FROM documents
     WHERE company_id = ? AND collection = 'technicians' AND instr(document, ?) > 0 LIMIT 1`,
  );
  return (companyId) => ({
    unusedPhotos: async () =>
      unused.all(companyId).map(({ sha256, since }) => ({ sha256: String(sha256), since: Number(since) })),
    markUnused: async (hashes, since) => {
      for (const sha256 of hashes) mark.run(companyId, sha256, since);
    },
    forgetUnused: async (sha256) => {
      forget.run(companyId, sha256);
    },
    isPhotoNamed: async (sha256) => naming.get(companyId, sha256) !== undefined,
  });
}
