import { Button } from '@mantine/core';
import { useData } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import type { PhotosOnTheirWay } from './photos-on-their-way.ts';
import classes from './sync-page.module.css';
import { usePhotosOnTheirWay } from './use-photos-on-their-way.ts';

/** Photos that are on their way, and those that the server refused, with its reason (S19). */
export function PhotoList() {
  const groups = usePhotosOnTheirWay();
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
