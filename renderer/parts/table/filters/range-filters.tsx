import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Filter } from '#domain/company/saved-views.ts';
import { parseHundredths } from '#domain/record/hundredths.ts';
import classes from './filters.module.css';

type Range<K extends 'number' | 'date'> = Extract<Filter, { kind: K }>;
type Props = {
  readonly filter: Filter | undefined;
  readonly onFilter: (filter: Filter | undefined) => void;
};

/** A range of amounts, typed as amounts and kept in hundredths. */
export function NumberRange({ filter, unit, onFilter }: Props & { readonly unit: '$' | '%' }) {
  const range: Range<'number'> = filter?.kind === 'number' ? filter : { kind: 'number' };
  const { from, to } = range;
  return (
    <div className={classes.range}>
      <AmountInput
        label="From"
        unit={unit}
        value={from}
        onValue={(end) => onFilter(ranged(range, 'from', end))}
      />
      <AmountInput label="To" unit={unit} value={to} onValue={(end) => onFilter(ranged(range, 'to', end))} />
    </div>
  );
}

type AmountProps = {
  readonly label: string;
  readonly unit: '$' | '%';
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
};

function AmountInput({ label, unit, value, onValue }: AmountProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value / 100));
  const isWrong = typeof parseHundredths(typed) === 'string';
  return (
    <TextInput
      label={label}
      className="num"
      inputMode="decimal"
      autoComplete="off"
      leftSection={unit}
      value={typed}
      error={isWrong ? 'Enter an amount such as 1250.50' : undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const amount = parseHundredths(event.currentTarget.value);
        onValue(typeof amount === 'number' ? amount : undefined);
      }}
    />
  );
}

/** A range of days, both ends counted in. */
export function DateRange({ filter, onFilter }: Props) {
  const range: Range<'date'> = filter?.kind === 'date' ? filter : { kind: 'date' };
  return (
    <div className={classes.range}>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={end === 'from' ? 'From' : 'To'}
          value={range[end] ?? ''}
          onChange={(event) => onFilter(ranged(range, end, event.currentTarget.value || undefined))}
        />
      ))}
    </div>
  );
}

/** The range with one end moved; undefined where neither end is left. */
function ranged<R extends Range<'number'> | Range<'date'>>(
  { from, to, kind }: R,
  end: 'from' | 'to',
  value: R['from'],
): Filter | undefined {
  const next = { from, to, [end]: value };
  const ends = Object.fromEntries(Object.entries(next).filter(([, each]) => each !== undefined));
  return Object.keys(ends).length > 0 ? ({ kind, ...ends } as Filter) : undefined;
}
