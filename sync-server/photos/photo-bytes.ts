import type { Readable } from 'node:stream';
import type { ImageType } from '#domain/photo/image-type.ts';
import type { Transaction } from '../store/store.ts';
import type { Examined } from './examine.ts';

export type StoredPhoto = {
  readonly type: ImageType;
  readonly bytes: number;
  readonly read: () => Readable;
};

/** Photos by the SHA-256 of their bytes, apart for each company: in a directory or in the database. */
export type PhotoBytes = {
  readonly find: (companyId: string, sha256: string) => Promise<StoredPhoto | null>;
  /** Reads at most `limit` bytes and keeps them only if they are a photo with that hash. */
  readonly keep: (
    companyId: string,
    sha256: string,
    bytes: Readable,
    limit: number,
  ) => Promise<Examined | { readonly ok: false; readonly reason: 'tooLarge' }>;
  /** As `find`; a photo that nobody names yet gets its full time again, as one that has just come. */
  readonly welcome: PhotoBytes['find'];
  readonly all: (companyId: string) => Promise<readonly string[]>;
  /** Inside a transaction of that company that has seen that nobody names it. */
  readonly remove: (tx: Transaction, companyId: string, sha256: string) => Promise<void>;
};

/** Whose upload of which photo. */
export type Upload = { readonly companyId: string; readonly userId: string; readonly sha256: string };

/** Some bytes of a photo of `total` bytes, from `offset` on. */
export type Part = { readonly offset: number; readonly total: number; readonly bytes: Uint8Array };

export type Added =
  | { readonly ok: true; readonly received: number; readonly complete: boolean }
  | { readonly ok: false; readonly reason: 'wrongOffset'; readonly received: number }
  | { readonly ok: false; readonly reason: 'noPart' | 'noRoom' }
  | Extract<Examined, { readonly ok: false }>;

/** Photos that have arrived in part (S19). They outlast a restart. */
export type PhotoParts = {
  /** How many bytes are kept, or null where nobody began. */
  readonly received: (upload: Upload) => Promise<number | null>;
  readonly add: (upload: Upload, part: Part) => Promise<Added>;
  /** Gives up uploads that nothing was added to since that instant, in milliseconds since 1970. */
  readonly forget: (companyId: string, before: number) => Promise<void>;
};

/** The most bytes that a company may have begun and not finished, give or take what arrives at once. */
export const roomOfCompany = 512 * 1024 * 1024;

/** A small beginning counts as much as this, so that their number has a limit too. */
export const leastSize = 1024 * 1024;
