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
};
