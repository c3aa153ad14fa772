import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './record-table.module.css';

type Props = {
  readonly label: string;
  readonly sorted: false | 'asc' | 'desc';
  readonly onSort: ((event: unknown) => void) | undefined;
  readonly children?: ReactNode;
};

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** A column's header: its name sorts, what stands behind it filters. */
export function Header({ label, sorted, onSort, children }: Props) {
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={sorted ? ariaSort[sorted] : 'none'}>
      <span className={classes.heading}>
        <button type="button" className={classes.sort} onClick={onSort}>
          {label}
          {sorted && <Arrow size={12} aria-hidden="true" />}
        </button>
        {children}
      </span>
    </th>
  );
}
