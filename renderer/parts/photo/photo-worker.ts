import { makePhoto } from './make-photo.ts';
import type { PhotoWork } from './photo-work.ts';

// One worker does one photo, so that cancelling is ending it.
addEventListener('message', ({ data }: MessageEvent<PhotoWork>) => {
  void makePhoto(data).then((answer) => postMessage(answer));
});
