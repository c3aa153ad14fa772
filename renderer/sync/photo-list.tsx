import { Button } from '@mantine/core';
import { namedPhotos } from '#domain/photo/named-photos.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { useData, useRecords } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import { type PhotosOnTheirWay, photosOnTheirWay } from './photos-on-their-way.ts';
import classes from './sync-page.module.css';

/** Photos that are on their way, and those that the server refused, with its reason (S19). */
export function PhotoList() {
  const { photos, technicians } = useData();
  const uploads = useRecords(photos.uploads);
  if (uploads.length === 0) return null;
  const owners = ownersOf(technicians.all());
  const groups = photosOnTheirWay(uploads, (sha256) => owners.get(sha256));
  if (groups.length === 0) return null;
  return (
    <section className="card" aria-labelledby="photos">
      <h2 id="photos">Photos on their way</h2>
      <ul className={classes.list}>
        {groups.map((group) => (
          <PhotoItem key={group.ids.join()} group={group} />
        ))}
      </ul>
    </section>
  );
}

/** Whose a photo is; of several who have the same, the first. */
function ownersOf(technicians: readonly Technician[]): ReadonlyMap<string, string | undefined> {
  const owners = new Map<string, string | undefined>();
  for (const technician of technicians)
    for (const sha256 of namedPhotos(technician))
      if (!owners.has(sha256)) owners.set(sha256, technician.name ?? undefined);
  return owners;
}

function PhotoItem({ group }: { readonly group: PhotosOnTheirWay }) {
  const { photos } = useData();
  const name = group.owner ? `Photo of ${group.owner}` : 'Photo of a profile that is not saved';
  const retry = () => Promise.all(group.ids.map((sha256) => photos.retry(sha256)));
  if (group.reason !== null)
    return (
      <li className={classes.refused}>
        <div>{name}</div>
        <div className={classes.reason}>{group.reason}</div>
        <div className={classes.actions}>
          <Button onClick={() => void retry()}>Retry</Button>
        </div>
      </li>
    );
  return (
    <li>
      <span>{name}</span>
      <span className="hint">
        {group.percent} % sent, since {formatMoment(group.since)}
      </span>
    </li>
  );
}
