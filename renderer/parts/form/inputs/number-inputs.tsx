import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type InputProps, textOf, wrapperProps } from '../input-props.ts';

type Scaled = { readonly props: InputProps; readonly left?: string; readonly right?: string };

const amount = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/;

/**
 * `1,250.50` as 125050; a text that is no such number stays as it was typed, and is judged so. A comma only parts
 * thousands: `12,50` is not guessed to be 1,250.
 */
export function parseHundredths(typed: string): unknown {
  const text = typed.trim();
  if (text === '') return null;
  const plain = text.replace(/^\$/, '').trim();
  return amount.test(plain) ? Math.round(Number(plain.replaceAll(',', '')) * 100) : typed;
}

const formatHundredths = (value: unknown): string =>
  typeof value === 'number'
    ? (value / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    : textOf(value);

/** A number kept in hundredths: cents of an amount, or basis points of a share. */
function HundredthsInput({ props, left, right }: Scaled) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      {...wrapperProps(props)}
      inputMode="decimal"
      autoComplete="off"
      className="num"
      leftSection={left}
      rightSection={right}
      value={typed ?? formatHundredths(props.value)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        props.onChange(parseHundredths(event.currentTarget.value));
      }}
      onBlur={() => {
        setTyped(null);
        props.onBlur();
      }}
    />
  );
}

export const MoneyInput = (props: InputProps) => <HundredthsInput props={props} left="$" />;
export const PercentInput = (props: InputProps) => <HundredthsInput props={props} right="%" />;
