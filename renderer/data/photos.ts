import { photoLimit } from '#domain/technician/fields.ts';

/** A photo as the record names it; the bytes lie beside the database, under their SHA-256. */
export type PhotoRef = {
  readonly sha256: string;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
};

export type PhotoResult =
  | { readonly ok: true; readonly photo: PhotoRef }
  | { readonly ok: false; readonly reason: 'tooLarge' | 'notAnImage'; readonly message: string };

const folder = 'photos';
const megabyte = 1024 * 1024;

/** Says a size as people read it, never rounded down to the limit that it exceeds. */
const inMegabytes = (bytes: number) => `${Math.ceil((bytes / megabyte) * 100) / 100} MB`;

/** Keeps the file on this computer, if its bytes are an image of at most 16 MB (R14). */
export async function keepPhoto(file: Blob): Promise<PhotoResult> {
  if (file.size > photoLimit) {
    const message = `This file has ${inMegabytes(file.size)} (${file.size.toLocaleString()} bytes). A photo has at most 16 MB.`;
    return { ok: false, reason: 'tooLarge', message };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = imageType(bytes);
  const size = type ? await imageSize(new Blob([bytes], { type })) : null;
  if (!type || !size)
    return {
      ok: false,
      reason: 'notAnImage',
      message: 'This is not a JPEG, PNG or WebP image. Choose another file.',
    };
  const sha256 = await sha256Of(bytes);
  await write(sha256, bytes);
  return { ok: true, photo: { sha256, type, ...size, bytes: bytes.length } };
}

/** The photo's bytes, or null where they are not on this computer. */
export async function readPhoto({ sha256, type }: Pick<PhotoRef, 'sha256' | 'type'>): Promise<Blob | null> {
  try {
    const handle = await (await directory()).getFileHandle(sha256);
    return (await handle.getFile()).slice(0, undefined, type);
  } catch {
    return null;
  }
}

const directory = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });

async function write(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const handle = await (await directory()).getFileHandle(sha256, { create: true });
  const stream = await handle.createWritable();
  await stream.write(bytes);
  await stream.close();
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** The kind of image by its first bytes; the file's name and its claimed type say nothing. */
function imageType(bytes: Uint8Array): PhotoRef['type'] | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  const isWebp =
    startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8);
  return isWebp ? 'image/webp' : null;
}

async function imageSize(blob: Blob): Promise<{ width: number; height: number } | null> {
  try {
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return null;
  }
}
