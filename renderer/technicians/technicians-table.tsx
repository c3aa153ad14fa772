import { type ComponentProps, memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { can } from '#domain/access/roles.ts';
import type { Filter, Layout, Sorting } from '#domain/company/saved-views.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { useData, useRecords } from '../data-context.tsx';
import type { RecordColumn } from '../parts/table/column.ts';
import { RecordTable } from '../parts/table/record-table.tsx';
import { useTechniciansView, withoutFilter } from '../view/technicians-view.ts';
import { technicianEditing } from './cell-editing.ts';
import { EmptyTable } from './empty-table.tsx';
import { PasteDialog } from './paste/paste-dialog.tsx';

type Props = {
  readonly technicians: readonly Technician[];
  readonly columns: readonly RecordColumn<Technician>[];
};

type Pasted = Omit<ComponentProps<typeof PasteDialog>, 'onClose'>;

const { getState, setState } = useTechniciansView;

const nameOf = ({ name }: Technician): string => name ?? '';
const onSelected = (selected: ReadonlySet<string>) => setState({ selected });
const onSorting = (sorting: Sorting) => setState({ sorting });
const onLayout = (layout: Layout) => setState({ layout });
const onScrollTop = (scrollTop: number) => setState({ scrollTop });
const onShown = (shown: readonly Technician[]) => setState({ shown });
const onFilter = (id: string, filter: Filter | undefined) => {
  const { filters } = getState();
  const next = filter ? { ...filters, [id]: filter } : withoutFilter(filters, id);
  setState({ filters: next, viewId: null, scrollTop: 0 });
};
const clear = () => setState({ search: '', filters: {}, viewId: null });

/** The table as the view has it. A keystroke of the search comes first, its answer follows. */
export function TechniciansTable(props: Props) {
  const search = useTechniciansView((view) => view.search);
  return <Searched {...props} search={useDeferredValue(search)} />;
}

const Searched = memo(function Searched({
  technicians,
  columns,
  search,
}: Props & { readonly search: string }) {
  const navigate = useNavigate();
  const filters = useTechniciansView((view) => view.filters);
  const sorting = useTechniciansView((view) => view.sorting);
  const layout = useTechniciansView((view) => view.layout);
  const density = useTechniciansView((view) => view.density);
  const selected = useTechniciansView((view) => view.selected);
  const open = useCallback(({ id }: Technician) => void navigate(`/technicians/${id}`), [navigate]);
  const data = useData();
  const requests = useRecords(data.requests);
  const editing = useMemo(() => technicianEditing(data), [data]);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const onPaste = useCallback(
    (text: string, rows: readonly Technician[], pastedInto: readonly string[]) =>
      setPasted({ text, technicians: rows, columns: pastedInto }),
    [],
  );
  const selection = useMemo(() => ({ selected, onSelected, nameOf }), [selected]);
  const table = (
    <RecordTable
      label="Technicians"
      rows={technicians}
      columns={columns}
      search={search}
      sorting={sorting}
      onSorting={onSorting}
      layout={layout}
      onLayout={onLayout}
      filters={filters}
      onFilter={onFilter}
      density={density}
      selection={selection}
      action="Edit"
      onOpen={open}
      drawnWith={requests}
      editing={editing}
      empty={<EmptyTable total={technicians.length} onClear={clear} />}
      scrollTop={getState().scrollTop}
      onScrollTop={onScrollTop}
      onShown={onShown}
      onPaste={can(data, 'editEmployee') ? onPaste : undefined}
    />
  );
  return (
    <>
      {table}
      {pasted && <PasteDialog {...pasted} onClose={() => setPasted(null)} />}
    </>
  );
});
