// biome-ignore-all lint/a11y/useSemanticElements: elements of a table lay out all of it when one cell changes
// biome-ignore-all lint/a11y/useFocusableInteractive: what stands in it takes the focus
import { selectWidth } from './body/body-model.ts';
import classes from './record-table.module.css';

type Props = {
  readonly share: 'none' | 'some' | 'all';
  readonly isTabStop: boolean;
  readonly onToggle: () => void;
};

/** Selects all rows that match, those out of sight too. */
export function SelectAll({ share, isTabStop, onToggle }: Props) {
  return (
    <div
      role="columnheader"
      aria-colindex={1}
      className={`${classes.left} ${classes.select}`}
      style={{ left: 0, width: selectWidth }}
    >
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
    </div>
  );
}
