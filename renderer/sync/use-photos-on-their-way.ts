import { useMemo } from 'react';
import { namedPhotos } from '#domain/photo/named-photos.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { useData, useRecords } from '../data-context.tsx';
import { type PhotosOnTheirWay, photosOnTheirWay } from './photos-on-their-way.ts';

/** The photos that wait or have failed on this computer, one line for each person and reason. */
export function usePhotosOnTheirWay(): readonly PhotosOnTheirWay[] {
  const { photos, technicians } = useData();
  const uploads = useRecords(photos.uploads);
  return useMemo(() => {
    if (uploads.length === 0) return [];
    const owners = ownersOf(technicians.all());
    return photosOnTheirWay(uploads, (sha256) => owners.get(sha256));
  }, [uploads, technicians]);
}

/** Whose a photo is; of several who have the same, the first. */
function ownersOf(technicians: readonly Technician[]): ReadonlyMap<string, string | undefined> {
  const owners = new Map<string, string | undefined>();
  for (const technician of technicians)
    for (const sha256 of namedPhotos(technician))
      if (!owners.has(sha256)) owners.set(sha256, technician.name ?? undefined);
  return owners;
}
