import { X } from 'lucide-react';
import type { Technician } from '#domain/technician/fields.ts';
import type { RecordColumn } from '../parts/table/column.ts';
import { filterWords } from '../parts/table/filters/filter-words.ts';
import { isSet } from '../parts/table/filters/passes.ts';
import { useTechniciansView, withoutFilter } from '../view/technicians-view.ts';
import classes from './technicians-page.module.css';

const clear = () => useTechniciansView.setState({ search: '', filters: {}, viewId: null, scrollTop: 0 });

/** The filters that are set, each with the way to remove it (R5). */
export function FilterChips({ columns }: { readonly columns: readonly RecordColumn<Technician>[] }) {
  const filters = useTechniciansView((view) => view.filters);
  const hasSearch = useTechniciansView((view) => view.search !== '');
  const chips = columns.flatMap((column) => {
    const filter = filters[column.id];
    return isSet(filter) ? [{ column, words: filterWords(column, filter) }] : [];
  });
  return (
    <>
      {chips.map(({ column: { id, header }, words }) => (
        <span key={id} className={classes.chip}>
          <em>{header}</em> {words}
          <button
            type="button"
            aria-label={`Remove filter ${header}`}
            onClick={() => useTechniciansView.setState({ filters: withoutFilter(filters, id), viewId: null })}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      {(chips.length > 1 || (chips.length > 0 && hasSearch)) && (
        <button type="button" className={classes.clear} onClick={clear}>
          Clear all
        </button>
      )}
    </>
  );
}
