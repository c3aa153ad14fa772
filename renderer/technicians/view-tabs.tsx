import { useDeferredValue, useMemo } from 'react';
import { Link } from 'react-router';
import type { Technician } from '#domain/technician/fields.ts';
import type { RecordColumn } from '../parts/table/column.ts';
import { compileFilters } from '../parts/table/filters/passes.ts';
import { createSearch } from '../parts/table/search-rows.ts';
import { useTechniciansView } from '../view/technicians-view.ts';
import type { SavedView } from './saved-views.ts';
import { ViewMenu } from './view-menu.tsx';
import classes from './view-tabs.module.css';

type Props = {
  readonly views: readonly SavedView[];
  readonly technicians: readonly Technician[];
  readonly columns: readonly RecordColumn<Technician>[];
};

/** The views that can be opened, each with how many technicians are in it. */
export function ViewTabs({ views, technicians, columns }: Props) {
  const current = useTechniciansView(({ viewId }) => viewId);
  const counts = useCounts(views, technicians, columns);
  return (
    <nav className={classes.tabs} aria-label="Views">
      {views.map(({ id, name }) => (
        <Link
          key={id}
          to={`/technicians?view=${id}`}
          className={classes.tab}
          {...(id === current ? { 'aria-current': 'true' as const } : {})}
        >
          {name}
          <span className={`${classes.count} num`} aria-hidden="true">
            {counts.get(id)?.toLocaleString()}
          </span>
        </Link>
      ))}
      <ViewMenu views={views} />
    </nav>
  );
}

function useCounts(...input: [Props['views'], Props['technicians'], Props['columns']]) {
  const [views, technicians, columns] = input;
  // The table comes first: the counts may be a moment behind.
  const rows = useDeferredValue(technicians);
  return useMemo(() => {
    const find = createSearch(columns.filter(({ isHidden }) => isHidden !== true));
    return new Map(
      views.map(({ id, view }) => {
        const passes = compileFilters(columns, view.filters ?? {});
        return [id, find(rows.filter(passes), view.search ?? '').length];
      }),
    );
  }, [views, rows, columns]);
}
