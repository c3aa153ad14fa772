import { useMemo } from 'react';
import { Link } from 'react-router';
import { toDecide } from '#domain/technician/to-decide.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useSyncState } from '../parts/use-sync-state.ts';

/** How many things wait for a person: refused edits and photos, and profiles with something to decide. */
export function AttentionPill() {
  const { refused } = useSyncState();
  const data = useData();
  const technicians = useRecords(data.technicians);
  const photos = useRecords(data.photos.uploads).filter(({ state }) => state === 'failed').length;
  const undecided = useMemo(
    () => technicians.filter((technician) => toDecide(technician) > 0).length,
    [technicians],
  );
  const count = refused + photos + undecided;
  if (count === 0) return null;
  return (
    <Link to="/sync" className="pill dot warn">
      {count === 1 ? '1 needs attention' : `${count.toLocaleString()} need attention`}
    </Link>
  );
}
