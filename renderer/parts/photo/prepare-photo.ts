import { tooLarge } from './photo-refusals.ts';
import type { CropArea, PhotoAnswer } from './photo-work.ts';

const outOfReach = 'This image can’t be read here. Try a smaller one.';

/**
 * Makes of a file what is kept, in a worker, so that the form goes on. A file over the limit is refused unread. Null
 * where the signal ended it.
 */
export function preparePhoto(
  file: Blob,
  area: CropArea | null,
  signal: AbortSignal,
): Promise<PhotoAnswer | null> {
  const refused = tooLarge(file.size);
  if (refused) return Promise.resolve({ ok: false, message: refused });
  const worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<PhotoAnswer | null>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<PhotoAnswer>) => resolve(data));
    // Out of memory, most likely.
    worker.addEventListener('error', () => resolve({ ok: false, message: outOfReach }));
    signal.addEventListener('abort', () => resolve(null));
    if (signal.aborted) resolve(null);
    worker.postMessage({ file, area });
  }).finally(() => worker.terminate());
}
