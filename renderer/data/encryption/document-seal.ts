import type { RxDocumentData } from 'rxdb';
import type { DatabaseKey } from './database-key.ts';
import { openValue, sealValue } from './sealed-value.ts';

/** Turns the documents of one collection into what lies on the disk, and back. */
export type DocumentSeal<Doc> = {
  /** The names of the properties that are sealed. */
  readonly names: readonly string[];
  readonly close: (plain: RxDocumentData<Doc>) => Promise<RxDocumentData<Doc>>;
  /** Throws UnreadableData where the key is not the one that sealed it. */
  readonly open: (stored: RxDocumentData<Doc>) => Promise<RxDocumentData<Doc>>;
  /** The plain form of a document that `close` made; throws where it made none. */
  readonly known: (stored: RxDocumentData<Doc>) => RxDocumentData<Doc>;
};

type Stored = Record<string, unknown> & { readonly sealed?: string };

export function createDocumentSeal<Doc>(
  key: DatabaseKey | null,
  collectionName: string,
  names: readonly string[],
): DocumentSeal<Doc> {
  const plainOf = new WeakMap<object, RxDocumentData<Doc>>();
  const placeOf = (document: Stored) => `${collectionName}\n${document.id}`;

  return {
    names,
    close: async (plain) => {
      const { sealed: _, ...open } = plain as unknown as Stored;
      const secret: Record<string, unknown> = {};
      for (const name of names) {
        if (open[name] !== undefined) secret[name] = open[name];
        delete open[name];
      }
      if (key === null || Object.keys(secret).length === 0) return plain;
      const stored = { ...open, sealed: await sealValue(key, placeOf(open), secret) } as never;
      plainOf.set(stored, plain);
      return stored;
    },
    open: async (stored) => {
      const { sealed, ...open } = stored as unknown as Stored;
      if (typeof sealed !== 'string') return stored;
      const secret = (await openValue(key, placeOf(open), sealed)) as object;
      return { ...open, ...secret } as unknown as RxDocumentData<Doc>;
    },
    known: (stored) => {
      if (typeof (stored as unknown as Stored).sealed !== 'string') return stored;
      const plain = plainOf.get(stored);
      if (!plain) throw new Error('An event with a document that was not written here');
      return plain;
    },
  };
}
