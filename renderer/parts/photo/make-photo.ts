import { imageDimensions } from '#domain/photo/dimensions.ts';
import { isWhole } from '#domain/photo/structure.ts';
import type { MadePhoto } from '../../data/photos/photos.ts';
import { brokenOff, refusalOf, tooLarge } from './photo-refusals.ts';
import type { CropArea, PhotoAnswer, PhotoWork } from './photo-work.ts';

/** In pixels: the long side of what is kept, and of the thumbnail. */
const fullSide = 1600;
const thumbnailSide = 512;
const quality = 0.85;
/** The size of an image stands within so many bytes, unless its metadata is longer. */
const headSize = 512 * 1024;

/** Checks a file and makes of it what is kept (R14, DESIGN §10). Nothing is decoded before all checks have passed. */
export async function makePhoto({ file, area }: PhotoWork): Promise<PhotoAnswer> {
  const refused = tooLarge(file.size);
  if (refused) return { ok: false, message: refused };
  const found = imageDimensions(await bytesOf(file.slice(0, headSize)));
  // Long metadata moves the size away from the start of the file.
  const sure = found.ok || found.reason !== 'unreadable' ? found : imageDimensions(await bytesOf(file));
  if (!sure.ok) return { ok: false, message: refusalOf(sure) };
  if (!isWhole(await bytesOf(file), sure.type)) return { ok: false, message: brokenOff };
  const image = await decoded(new Blob([file], { type: sure.type }));
  if (!image) return { ok: false, message: brokenOff };
  try {
    return { ok: true, made: await cut(image, area) };
  } finally {
    image.close();
  }
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** Turned as the camera says. */
async function decoded(blob: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

type Rectangle = CropArea;

async function cut(image: ImageBitmap, area: CropArea | null): Promise<MadePhoto> {
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  const part = area ? squareIn(image, area) : whole;
  const full = drawn(image, part, fullSide);
  const thumbnail = drawn(full, middleSquare(full), thumbnailSide);
  const jpeg = { type: 'image/jpeg', quality };
  const [fullBlob, thumbnailBlob] = await Promise.all([
    full.convertToBlob(jpeg),
    thumbnail.convertToBlob(jpeg),
  ]);
  return { full: fullBlob, thumbnail: thumbnailBlob, width: full.width, height: full.height };
}

/** In pixels of the image, exactly square, and never outside of it. */
function squareIn({ width, height }: ImageBitmap, area: CropArea): Rectangle {
  const side = Math.max(1, Math.min(Math.round(area.width * width), width, height));
  return {
    x: Math.min(Math.max(Math.round(area.x * width), 0), width - side),
    y: Math.min(Math.max(Math.round(area.y * height), 0), height - side),
    width: side,
    height: side,
  };
}

function middleSquare({ width, height }: OffscreenCanvas): Rectangle {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
}

/** That part of an image, made smaller where its long side exceeds `most`. */
function drawn(image: ImageBitmap | OffscreenCanvas, part: Rectangle, most: number): OffscreenCanvas {
  const scale = Math.min(1, most / Math.max(part.width, part.height));
  const width = Math.max(1, Math.round(part.width * scale));
  const height = Math.max(1, Math.round(part.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas to draw a photo on');
  // JPEG has no transparency, and black is nobody's background.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, part.x, part.y, part.width, part.height, 0, 0, width, height);
  return canvas;
}
