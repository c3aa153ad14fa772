import { Check } from 'lucide-react';
import { memo } from 'react';
import { formatCount } from '../../display.ts';
import classes from './filters.module.css';

export type Item = {
  readonly value: string;
  readonly label: string;
  readonly isChecked: boolean;
  readonly count?: number;
};

type Props = Item & {
  readonly kind: 'menuitemcheckbox' | 'menuitemradio';
  readonly isTabStop: boolean;
  /** Stays the same, so that what is picked draws no other item. */
  readonly onPick: (value: string) => void;
};

/** One thing to check in a menu. */
export const MenuItem = memo(function MenuItem(props: Props) {
  const { value, label, isChecked, count } = props;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles that it may have take aria-checked
    <button
      type="button"
      role={props.kind}
      aria-checked={isChecked}
      tabIndex={props.isTabStop ? 0 : -1}
      className={classes.item}
      onClick={() => props.onPick(value)}
    >
      <i className={classes.check} aria-hidden="true">
        {isChecked && <Check size={13} />}
      </i>
      <span className={classes.words}>{label}</span>
      {count !== undefined && (
        <span className={`${classes.count} num`} aria-hidden="true">
          {formatCount(count)}
        </span>
      )}
    </button>
  );
});
