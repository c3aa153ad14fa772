import { useCallback, useSyncExternalStore } from 'react';
import type { PhotoRef } from '#domain/photo/photo-ref.ts';
import type { Photos } from '../../data/photos/photos.ts';
import { useData } from '../../data-context.tsx';
import { createPhotoUrls, type PhotoUrls } from './photo-urls.ts';
import { shrink } from './shrink.ts';

/** `face` is small enough to scroll by in thousands. */
type Size = 'face' | 'thumbnail';

const known = { face: new WeakMap<Photos, PhotoUrls>(), thumbnail: new WeakMap<Photos, PhotoUrls>() };

function urlsOf(photos: Photos, size: Size): PhotoUrls {
  const urls =
    known[size].get(photos) ?? (size === 'face' ? createPhotoUrls(photos, shrink) : createPhotoUrls(photos));
  known[size].set(photos, urls);
  return urls;
}

/** Addresses of faces, for what draws them by hand. */
export const faceUrls = (photos: Photos): PhotoUrls => urlsOf(photos, 'face');

const nothing = () => undefined;

/** An address of the thumbnail, or of the photo where it has none; null while it is not on this computer. */
export function usePhotoUrl(
  photo: Pick<PhotoRef, 'sha256' | 'thumbnail'> | null | undefined,
  size: Size,
): string | null {
  const urls = urlsOf(useData().photos, size);
  const sha256 = photo ? (photo.thumbnail ?? photo.sha256) : null;
  const subscribe = useCallback(
    (listener: () => void) => (sha256 ? urls.watch(sha256, listener) : nothing),
    [urls, sha256],
  );
  const read = () => (sha256 ? urls.get(sha256) : null);
  return useSyncExternalStore(subscribe, read, read);
}
