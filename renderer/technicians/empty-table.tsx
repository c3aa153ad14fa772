import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { can } from '#domain/access/roles.ts';
import { useData } from '../data-context.tsx';
import { useSyncState } from '../parts/use-sync-state.ts';

type Props = { readonly total: number; readonly onClear: () => void };

/** Why the table is empty, and what to do about it. */
export function EmptyTable({ total, onClear }: Props) {
  const data = useData();
  const { isAlone, lastSuccess, trouble } = useSyncState();
  const hasArrived = isAlone || lastSuccess !== null;
  if (total > 0)
    return (
      <>
        <p>No technician matches the search and the filters.</p>
        <Button onClick={onClear}>Clear search and filters</Button>
      </>
    );
  if (!hasArrived && trouble)
    return (
      <>
        <p>The server has not been reached from this computer yet, so no profiles have arrived.</p>
        <p>
          They come by themselves once it is. <Link to="/sync">Sync</Link> says what is wrong.
        </p>
      </>
    );
  if (!hasArrived)
    return <p>The profiles have not arrived on this computer yet. They come when the server is reached.</p>;
  return can(data, 'editEmployee') ? (
    <p>No technicians yet. Choose Add to enter the first one.</p>
  ) : (
    <p>No technicians yet. They appear here as soon as somebody enters them.</p>
  );
}
