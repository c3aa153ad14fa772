import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseHundredths } from '#domain/record/hundredths.ts';
import { type InputProps, textOf, wrapperProps } from '../input-props.ts';

type Scaled = { readonly props: InputProps; readonly left?: string; readonly right?: string };

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
