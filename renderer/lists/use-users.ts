import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { ListKind } from '#domain/company/list-kinds.ts';
import { countUses, fieldsNaming } from '#domain/technician/entry-uses.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useTechniciansView } from '../view/technicians-view.ts';

/** How many technicians have each entry of the list, inactive ones included, and the way to them. */
export function useUsers(kind: ListKind) {
  const technicians = useRecords(useData().technicians);
  const navigate = useNavigate();
  const uses = useMemo(() => countUses(kind, technicians), [kind, technicians]);
  const show = useCallback(
    ({ id }: ListEntry) => {
      // Where a list has two fields, the last holds all of them: the main zone is among the zones.
      const field = fieldsNaming(kind).at(-1);
      if (!field) return;
      const filters = { [field]: { kind: 'pick' as const, values: [id] } };
      useTechniciansView.getState().open(null, { search: '', filters });
      void navigate('/technicians');
    },
    [kind, navigate],
  );
  return { uses, show };
}
