import type { Store } from '../store/store.ts';
import { openDatabaseParts } from './database-parts.ts';
import { openDatabasePhotos } from './database-photos.ts';
import type { PhotoBytes, PhotoParts } from './photo-bytes.ts';
import { openPhotoFiles } from './photo-files.ts';
import { openPhotoParts } from './photo-parts.ts';

export type PhotoPlace = 'directory' | 'database';

type Deps = {
  readonly place: PhotoPlace;
  readonly folder: string;
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Where the bytes of photos lie, and what has arrived of others. */
export function openPhotos({ place, folder, store, now }: Deps): { photos: PhotoBytes; parts: PhotoParts } {
  if (place === 'directory') {
    const photos = openPhotoFiles(folder, store);
    return { photos, parts: openPhotoParts(folder, photos) };
  }
  const { bytes, adopt } = openDatabasePhotos(store);
  return { photos: bytes, parts: openDatabaseParts({ parts: store.photos.parts, adopt, now }) };
}
