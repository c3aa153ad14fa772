import { useMemo } from 'react';
import { seatsTaken } from '#domain/technician/seats.ts';
import { useData, useRecords } from '../data-context.tsx';

/** Managed seats in use, and the limit where the company has set one (R10). */
export function SeatCounter() {
  const data = useData();
  const technicians = useRecords(data.technicians);
  const limit = useRecords(data.company)[0]?.seatLimit;
  const used = useMemo(() => seatsTaken(technicians), [technicians]);
  const isFull = limit !== null && limit !== undefined && used >= limit;
  return (
    <span>
      Managed seats <b className="num">{used.toLocaleString()}</b>
      {limit !== null && limit !== undefined && (
        <>
          {' '}
          of <b className="num">{limit.toLocaleString()}</b>
          {isFull && <span className="pill warn"> none free</span>}
        </>
      )}
    </span>
  );
}
