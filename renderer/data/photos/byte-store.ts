/** Where the bytes of one person's photos lie on this computer, under their SHA-256. */
export type ByteStore = {
  readonly read: (sha256: string) => Promise<Blob | null>;
  /** The name appears only once all bytes are there. Throws where the disk is full. */
  readonly write: (sha256: string, bytes: Blob) => Promise<void>;
  readonly remove: (sha256: string) => Promise<void>;
  /** All that is there; `at` is when it was written, in milliseconds since 1970. */
  readonly all: () => Promise<readonly { readonly sha256: string; readonly at: number }[]>;
};

export async function sha256OfBlob(blob: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
