import type { RxDocumentData, RxStorageInstance } from 'rxdb';
import type { DocumentSeal } from './document-seal.ts';

/** Remembers which collections hold nothing in the clear any more. To forget it costs one more pass. */
export type PassedBy = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** The part of Dexie's table that a pass needs. */
type Table = {
  readonly toCollection: () => { readonly primaryKeys: () => Promise<string[]> };
  readonly bulkGet: (ids: readonly string[]) => Promise<(Row | undefined)[]>;
  readonly bulkPut: (rows: readonly Row[]) => Promise<unknown>;
};
type Row = Record<string, unknown>;

const batch = 500;

/**
 * Seals what an earlier version left in the clear, once, before anybody else has the collection. It writes to the
 * table itself: a write through RxDB would look like an edit, and be sent to the server.
 */
export async function sealTheRest<Doc>(
  instance: RxStorageInstance<Doc, unknown, unknown>,
  seal: DocumentSeal<Doc>,
  passedBy: PassedBy,
): Promise<void> {
  const { databaseName, collectionName, schema } = instance;
  const note = ['fieldroster.sealed', databaseName, collectionName, schema.version].join('.');
  // A field that is sealed from some version on needs another pass.
  const all = seal.names.join(',');
  if (passedBy.getItem(note) === all) return;
  const { dexieTable } = (await instance.internals) as { readonly dexieTable: Table };
  const ids = await dexieTable.toCollection().primaryKeys();
  for (let at = 0; at < ids.length; at += batch) await sealSome(dexieTable, ids.slice(at, at + batch), seal);
  passedBy.setItem(note, all);
}

async function sealSome<Doc>(table: Table, ids: readonly string[], seal: DocumentSeal<Doc>): Promise<void> {
  const rows = (await table.bulkGet(ids)).filter((row) => row !== undefined);
  const open = rows.filter((row) => seal.names.some((name) => row[name] !== undefined));
  const plain = await Promise.all(open.map((row) => seal.open(row as unknown as RxDocumentData<Doc>)));
  const closed = await Promise.all(plain.map(seal.close));
  if (closed.length > 0) await table.bulkPut(closed as unknown as Row[]);
}
