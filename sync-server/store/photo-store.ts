import type { ImageType } from '#domain/photo/image-type.ts';

/** Since when nobody names a photo, in milliseconds since 1970. */
export type Unused = { readonly sha256: string; readonly since: number };

/** What is known about photos besides their bytes. A record that names one ends its time as unused by itself. */
export type PhotoTransaction = {
  /** Those that nobody named when it was last looked at. */
  readonly unusedPhotos: () => Promise<readonly Unused[]>;
  /** Begins the time of those that have none yet. */
  readonly markUnused: (hashes: readonly string[], since: number) => Promise<void>;
  readonly forgetUnused: (sha256: string) => Promise<void>;
  /** Does any technician name it, removed ones included, as what stands or as what waits? */
  readonly isPhotoNamed: (sha256: string) => Promise<boolean>;
  /** Removes its bytes, where they lie in the database. */
  readonly removePhoto: (sha256: string) => Promise<void>;
};

/** Photos whose bytes lie in the database. Outside of the transactions of their company: edits don't wait for them. */
export type PhotoRows = {
  readonly find: (
    companyId: string,
    sha256: string,
  ) => Promise<{ readonly type: ImageType; readonly bytes: number } | undefined>;
  readonly read: (companyId: string, sha256: string) => Promise<Uint8Array | undefined>;
  /** One that is there already stays. */
  readonly save: (companyId: string, sha256: string, type: ImageType, bytes: Uint8Array) => Promise<void>;
  readonly all: (companyId: string) => Promise<readonly string[]>;
  readonly parts: PartRows;
};

export type UploadKey = { readonly companyId: string; readonly userId: string; readonly sha256: string };

/** Parts of photos, by where they begin. */
export type PartRows = {
  /** The sum of their bytes, or null where there are none. */
  readonly received: (upload: UploadKey) => Promise<number | null>;
  /** False where there is one with that offset. `at` in milliseconds since 1970. */
  readonly add: (
    upload: UploadKey,
    part: { readonly offset: number; readonly bytes: Uint8Array },
    at: number,
  ) => Promise<boolean>;
  /** In order. */
  readonly read: (upload: UploadKey) => Promise<readonly Uint8Array[]>;
  readonly drop: (upload: UploadKey) => Promise<void>;
  /** The bytes of each upload of a company. */
  readonly sizes: (companyId: string) => Promise<readonly number[]>;
  /** Drops uploads that nothing was added to since that instant. */
  readonly forget: (companyId: string, before: number) => Promise<void>;
};
