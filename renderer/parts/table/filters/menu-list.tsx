import { type KeyboardEvent, useCallback, useRef } from 'react';
import classes from './filters.module.css';
import { type Item, MenuItem } from './menu-item.tsx';

type Props = {
  readonly label: string;
  readonly kind: 'menuitemcheckbox' | 'menuitemradio';
  readonly items: readonly Item[];
  readonly onPick: (value: string) => void;
};

/** A menu of things to check, which stays open beside other controls; arrows go through it. */
export function MenuList({ label, kind, items, onPick }: Props) {
  const latest = useRef(onPick);
  latest.current = onPick;
  const pick = useCallback((value: string) => latest.current(value), []);
  const stop = items.find(({ isChecked }) => isChecked)?.value ?? items[0]?.value;
  return (
    <div role="menu" aria-label={label} className={classes.menu} onKeyDown={walk}>
      {items.map((item) => (
        <MenuItem key={item.value} {...item} kind={kind} isTabStop={item.value === stop} onPick={pick} />
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
