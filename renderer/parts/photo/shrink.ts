/** So wide are faces in lists, in pixels: twice what they take on the screen, and cheap to draw while scrolling. */
const side = 64;

/** A small copy of an image. Decoding is done beside the page. */
export async function shrink(image: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(image, { resizeWidth: side, resizeQuality: 'medium' });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
