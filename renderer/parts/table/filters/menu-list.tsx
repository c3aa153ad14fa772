import { Check } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import classes from './filters.module.css';

type Item = {
  readonly value: string;
  readonly label: string;
  readonly isChecked: boolean;
  readonly count?: number;
};

type Props = {
  readonly label: string;
  readonly kind: 'menuitemcheckbox' | 'menuitemradio';
  readonly items: readonly Item[];
  readonly onPick: (value: string) => void;
};

/** A menu of things to check, which stays open beside other controls; arrows go through it. */
export function MenuList({ label, kind, items, onPick }: Props) {
  const stop = items.find(({ isChecked }) => isChecked)?.value ?? items[0]?.value;
  return (
    <div role="menu" aria-label={label} className={classes.menu} onKeyDown={walk}>
      {items.map(({ value, label: words, isChecked, count }) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles that it may have take aria-checked
        <button
          key={value}
          type="button"
          role={kind}
          aria-checked={isChecked}
          tabIndex={value === stop ? 0 : -1}
          className={classes.item}
          onClick={() => onPick(value)}
        >
          <i className={classes.check} aria-hidden="true">
            {isChecked && <Check size={13} />}
          </i>
          <span className={classes.words}>{words}</span>
          {count !== undefined && (
            <span className={`${classes.count} num`} aria-hidden="true">
              {count.toLocaleString()}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.indexOf(event.target as HTMLButtonElement);
  items[(at + step + items.length) % items.length]?.focus();
}
