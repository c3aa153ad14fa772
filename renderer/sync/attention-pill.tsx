import { useMemo } from 'react';
import { Link } from 'react-router';
import { toDecide } from '#domain/technician/to-decide.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useSyncState } from '../parts/use-sync-state.ts';

/** How many things wait for a person: refused edits, and profiles with something to decide. */
export function AttentionPill() {
  const { refused } = useSyncState();
  const technicians = useRecords(useData().technicians);
  const undecided = useMemo(
    () => technicians.filter((technician) => toDecide(technician) > 0).length,
    [technicians],
  );
  const count = refused + undecided;
  if (count === 0) return null;
  return (
    <Link to="/sync" className="pill dot warn">
      {count === 1 ? '1 needs attention' : `${count.toLocaleString()} need attention`}
    </Link>
  );
}
