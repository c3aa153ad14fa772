import { useMemo } from 'react';
import { useData, useRecords } from '../../data-context.tsx';
import { type BulkAction, type Plan, planOf } from './bulk-plan.ts';

/** The plan by what is on this computer now; it follows what arrives while the question stands. */
export function usePlan(action: BulkAction, ids: readonly string[]): Plan {
  const data = useData();
  const technicians = useRecords(data.technicians);
  const requests = useRecords(data.requests);
  return useMemo(() => {
    const selected = new Set(ids);
    const chosen = technicians.filter(({ id }) => selected.has(id));
    return planOf(action, chosen, { actor: data, requests });
  }, [action, ids, technicians, requests, data]);
}
