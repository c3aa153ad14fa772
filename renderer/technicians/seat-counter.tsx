import { useMemo } from 'react';
import { useData, useRecords } from '../data-context.tsx';

/** Managed seats in use (R10): active technicians with a managed license. */
export function SeatCounter() {
  const technicians = useRecords(useData().technicians);
  const used = useMemo(
    () =>
      technicians.filter(({ active, licenseType }) => active !== false && licenseType === 'ManagedTech')
        .length,
    [technicians],
  );
  return (
    <span>
      Managed seats <b className="num">{used.toLocaleString()}</b>
    </span>
  );
}
