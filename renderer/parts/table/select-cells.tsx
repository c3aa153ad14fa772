import classes from './record-table.module.css';

type AllProps = {
  readonly share: 'none' | 'some' | 'all';
  readonly isTabStop: boolean;
  readonly onToggle: () => void;
};

/** Selects all rows that match, those out of sight too. */
export function SelectAll({ share, isTabStop, onToggle }: AllProps) {
  return (
    <th scope="col" aria-colindex={1} className={`${classes.left} ${classes.select}`} style={{ left: 0 }}>
      <input
        ref={(input) => {
          if (input) input.indeterminate = share === 'some';
        }}
        type="checkbox"
        aria-label="Select all"
        tabIndex={isTabStop ? 0 : -1}
        checked={share === 'all'}
        onChange={onToggle}
      />
    </th>
  );
}

type OneProps = {
  readonly name: string;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  /** `isRange` where Shift was held: from the row before to this one. */
  readonly onToggle: (isRange: boolean) => void;
};

export function SelectOne({ name, isSelected, isTabStop, onToggle }: OneProps) {
  return (
    <td aria-colindex={1} className={`${classes.left} ${classes.select}`} style={{ left: 0 }}>
      <input
        type="checkbox"
        aria-label={`Select ${name}`}
        tabIndex={isTabStop ? 0 : -1}
        checked={isSelected}
        onChange={(event) => onToggle((event.nativeEvent as MouseEvent).shiftKey === true)}
      />
    </td>
  );
}
