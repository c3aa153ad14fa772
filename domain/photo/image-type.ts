/** The kinds of image that a photo may have. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** Kinds that people choose by mistake, so that a message can name them. */
export type OtherKind = 'HEIC' | 'AVIF' | 'GIF' | 'PDF' | 'SVG' | 'BMP' | 'TIFF';

/** What the first bytes say; `kind` is null where nothing is known about them. */
export type Sniffed =
  | { readonly ok: true; readonly type: ImageType }
  | { readonly ok: false; readonly kind: OtherKind | null };

/** So many bytes tell the kind; an SVG may begin with a comment. */
export const headBytes = 1024;

const text = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Brands of the ISO file format that hold still images. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const avifBrands = ['avif', 'avis'];

/** The kind of image by its first bytes; a name or a header may say anything. */
export function sniffImage(bytes: Uint8Array): Sniffed {
  const type = acceptedType(bytes);
  return type ? { ok: true, type } : { ok: false, kind: otherKind(bytes) };
}

function acceptedType(bytes: Uint8Array): ImageType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  return text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP' ? 'image/webp' : null;
}

function otherKind(bytes: Uint8Array): OtherKind | null {
  const start = text(bytes, 0, 4);
  if (text(bytes, 4, 8) === 'ftyp') return isoKind(bytes);
  if (start === 'GIF8') return 'GIF';
  if (start === '%PDF') return 'PDF';
  if (start === 'II*\0' || start === 'MM\0*') return 'TIFF';
  if (start.startsWith('BM')) return 'BMP';
  return isSvg(text(bytes, 0, headBytes)) ? 'SVG' : null;
}

const isSvg = (head: string) => /^(?:\u00ef\u00bb\u00bf)?\s*</.test(head) && /<svg[\s>]/i.test(head);

/** The major brand is often the common `mif1`, and a compatible one says which it is. */
function isoKind(bytes: Uint8Array): OtherKind | null {
  const brands = text(bytes, 8, 64).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => avifBrands.includes(brand))) return 'AVIF';
  return brands.some((brand) => heicBrands.includes(brand)) ? 'HEIC' : null;
}
