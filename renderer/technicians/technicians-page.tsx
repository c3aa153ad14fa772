import { Button, TextInput } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { can } from '#domain/access/roles.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useNames } from '../parts/entries.ts';
import { PickFilterMenu } from '../parts/table/pick-filter.tsx';
import { RecordTable } from '../parts/table/record-table.tsx';
import { useSyncState } from '../parts/use-sync-state.ts';
import { useTechniciansView } from '../view/technicians-view.ts';
import { ActiveFilterMenu } from './active-filter.tsx';
import { addressCheckId, addressCheckOf, addressChecks } from './address-check-column.ts';
import { technicianColumns } from './columns.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { SeatCounter } from './seat-counter.tsx';
import classes from './technicians-page.module.css';

/** The Technicians table (R3 to R7). */
export function TechniciansPage() {
  const data = useData();
  const navigate = useNavigate();
  const technicians = useRecords(data.technicians);
  const names = useNames();
  const view = useTechniciansView();
  const { set } = view;
  const columns = useMemo(() => technicianColumns(names), [names]);
  const search = useDeferredValue(view.search);

  const { active, addressChecks: checks } = view;
  const rows = useMemo(
    () =>
      technicians.filter(
        (technician) =>
          (active === 'both' || (technician.active !== false) === (active === 'active')) &&
          (checks.length === 0 || checks.includes(addressCheckOf(technician))),
      ),
    [technicians, active, checks],
  );
  const open = useCallback(({ id }: Technician) => void navigate(`/technicians/${id}`), [navigate]);
  const onShown = useCallback((shown: readonly string[]) => set({ shown }), [set]);

  return (
    <>
      <div className={classes.head}>
        <h1>Technicians</h1>
        <span className="muted num" role="status">
          {view.shown.length.toLocaleString()} of {technicians.length.toLocaleString()}
        </span>
        <span className="grow" />
        <ColumnsMenu columns={columns} hidden={view.hidden} onHidden={(hidden) => set({ hidden })} />
        {can(data, 'editEmployee') && (
          <Button variant="filled" onClick={() => void navigate('/technicians/new')}>
            Add
          </Button>
        )}
      </div>
      <div className={classes.filters}>
        <TextInput
          type="search"
          aria-label="Search technicians"
          placeholder="Search technicians"
          className={classes.search ?? ''}
          leftSection={<Search size={14} aria-hidden="true" />}
          value={view.search}
          onChange={(event) => set({ search: event.currentTarget.value, scrollTop: 0 })}
        />
        {active !== 'both' && (
          <Chip
            label="Active"
            text={active === 'active' ? 'Active' : 'Inactive'}
            onRemove={() => set({ active: 'both' })}
          />
        )}
        {checks.length > 0 && (
          <Chip
            label="Home check"
            text={addressChecks
              .filter(({ value }) => checks.includes(value))
              .map(({ label }) => label)
              .join(', ')}
            onRemove={() => set({ addressChecks: [] })}
          />
        )}
      </div>
      <RecordTable
        label="Technicians"
        rows={rows}
        columns={columns}
        search={search}
        sorting={view.sorting}
        onSorting={(sorting) => set({ sorting })}
        hidden={view.hidden}
        headerExtras={{
          active: (
            <ActiveFilterMenu value={active} onChange={(chosen) => set({ active: chosen, scrollTop: 0 })} />
          ),
          [addressCheckId]: (
            <PickFilterMenu
              choices={addressChecks}
              picked={checks}
              onPicked={(picked) => set({ addressChecks: picked, scrollTop: 0 })}
            />
          ),
        }}
        action={(technician) => (
          <button type="button" className={classes.edit} onClick={() => open(technician)}>
            Edit
          </button>
        )}
        onOpen={open}
        empty={
          <Empty
            total={technicians.length}
            onClear={() => set({ search: '', active: 'both', addressChecks: [] })}
          />
        }
        scrollTop={view.scrollTop}
        onScrollTop={(scrollTop) => set({ scrollTop })}
        onShown={onShown}
      />
      <footer className={classes.foot}>
        <SeatCounter />
      </footer>
    </>
  );
}

type ChipProps = { readonly label: string; readonly text: string; readonly onRemove: () => void };

/** A filter that is set, and the way to remove it (R5). */
function Chip({ label, text, onRemove }: ChipProps) {
  return (
    <span className={classes.chip}>
      <em>{label}</em> {text}
      <button type="button" aria-label={`Remove filter ${label}`} onClick={onRemove}>
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}

function Empty({ total, onClear }: { readonly total: number; readonly onClear: () => void }) {
  const { lastSuccess } = useSyncState();
  if (total === 0 && lastSuccess === null)
    return <p>The profiles have not arrived on this computer yet. They come when the server is reached.</p>;
  if (total === 0) return <p>No technicians yet. Choose Add to enter the first one.</p>;
  return (
    <>
      <p>No technician matches the search and the filters.</p>
      <Button onClick={onClear}>Clear search and filters</Button>
    </>
  );
}
