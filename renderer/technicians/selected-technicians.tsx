import { useEffect, useMemo } from 'react';
import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../data-context.tsx';
import { withoutGone } from '../parts/table/selection.ts';
import { useTechniciansView } from '../view/technicians-view.ts';
import { SelectionBar } from './selection/selection-bar.tsx';

const clear = () => useTechniciansView.setState({ selected: new Set() });

/** What can be done with the selected technicians. Who no longer exists is selected no longer. */
export function Selection({ technicians }: { readonly technicians: readonly Technician[] }) {
  const data = useData();
  const selected = useTechniciansView((view) => view.selected);
  const ids = useMemo(() => [...selected], [selected]);
  useEffect(() => {
    const kept = withoutGone(selected, (id) => data.technicians.get(id) !== undefined);
    if (technicians && kept !== selected) useTechniciansView.setState({ selected: kept });
  }, [technicians, data, selected]);
  return <SelectionBar ids={ids} onClear={clear} />;
}
