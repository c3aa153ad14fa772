import { Button } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { can } from '#domain/access/roles.ts';
import { useData, useRecords } from '../data-context.tsx';
import { formatCount } from '../parts/display.ts';
import { useNames } from '../parts/entries.ts';
import { takeUpViewOf, useTechniciansView } from '../view/technicians-view.ts';
import { technicianColumns } from './columns.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterChips } from './filter-chips.tsx';
import { PrintRoster } from './print-roster.tsx';
import { queuedWords } from './queued-requests.ts';
import { useSavedViews } from './saved-views.ts';
import { SearchBox } from './search-box.tsx';
import { SeatCounter } from './seat-counter.tsx';
import { Selection } from './selected-technicians.tsx';
import classes from './technicians-page.module.css';
import { TechniciansTable } from './technicians-table.tsx';
import { useViewLink } from './use-view-link.ts';
import { ViewTabs } from './view-tabs.tsx';

/** The Technicians table (R3 to R7). Its parts follow the view by themselves, so that a keystroke draws few of them. */
export function TechniciansPage() {
  const data = useData();
  useState(() => takeUpViewOf(data.session.user.id));
  const navigate = useNavigate();
  // Changes that come in quick succession are drawn together, and never before what the person does.
  const technicians = useDeferredValue(useRecords(data.technicians));
  const columns = useTechnicianColumns();
  const views = useSavedViews();
  const isBroken = useViewLink(views);
  return (
    <>
      <div className={classes.head}>
        <h1>Technicians</h1>
        <Count total={technicians.length} />
        <span className="grow" />
        <ColumnsMenu columns={columns} />
        {can(data, 'editEmployee') && (
          <Button variant="filled" onClick={() => void navigate('/technicians/new')}>
            Add
          </Button>
        )}
      </div>
      <ViewTabs views={views} technicians={technicians} columns={columns} />
      {isBroken && (
        <p className={classes.broken} role="alert">
          This link leads to no view. It may have been removed, or not have arrived on this computer yet.
        </p>
      )}
      <div className={classes.filters}>
        <SearchBox />
        <FilterChips columns={columns} />
      </div>
      <PrintRoster technicians={technicians} columns={columns} />
      <TechniciansTable technicians={technicians} columns={columns} />
      <Selection technicians={technicians} />
      <footer className={classes.foot}>
        <SeatCounter />
      </footer>
    </>
  );
}

function Count({ total }: { readonly total: number }) {
  const shown = useTechniciansView((view) => view.shown.length);
  return (
    <span className="muted num" role="status">
      {formatCount(shown)} of {formatCount(total)}
    </span>
  );
}

function useTechnicianColumns() {
  const { permissions, requests } = useData();
  const names = useNames();
  return useMemo(
    () =>
      technicianColumns(
        names,
        (permission) => permissions.includes(permission),
        (id) => queuedWords(requests.all(), id),
      ),
    [names, permissions, requests],
  );
}
