import { ArrowDown, ArrowUp } from 'lucide-react';
import classes from './entry-table.module.css';
import type { EntryTableProps } from './entry-table.tsx';
import type { ListSort } from './list-rows.ts';

type Props = Pick<EntryTableProps, 'hasPatterns' | 'mayEdit' | 'sort' | 'onSort'>;

/** The heading of a list: by name, by use, and a third press back to the company's own order. */
export const EntryHeader = ({ hasPatterns, mayEdit, sort, onSort }: Props) => (
  <thead>
    <tr aria-rowindex={1}>
      {mayEdit && (
        <th className={classes.handleCell}>
          <span className={classes.unseen}>Order</span>
        </th>
      )}
      <SortHeader by="name" label="Name" sort={sort} onSort={onSort} />
      {hasPatterns && <th scope="col">ZIP patterns</th>}
      <SortHeader by="uses" label="Used by" sort={sort} onSort={onSort} />
      <th className={classes.actions}>
        <span className={classes.unseen}>Actions</span>
      </th>
    </tr>
  </thead>
);

type SortProps = Pick<Props, 'sort' | 'onSort'> & {
  readonly by: 'name' | 'uses';
  readonly label: string;
};

function SortHeader({ by, label, sort, onSort }: SortProps) {
  const isSorted = sort.by === by;
  const Arrow = sort.desc ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={by === 'uses' ? classes.uses : undefined}
      aria-sort={isSorted ? (sort.desc ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={classes.sort} onClick={() => onSort(nextSort(sort, by))}>
        {label}
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}

/** Names begin with A, uses with the most; a third press takes the sorting away. */
function nextSort(sort: ListSort, by: 'name' | 'uses'): ListSort {
  const first = by === 'uses';
  if (sort.by !== by) return { by, desc: first };
  return sort.desc === first ? { by, desc: !first } : { by: 'order', desc: false };
}
