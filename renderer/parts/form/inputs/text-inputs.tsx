import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatPhone } from '#domain/record/phone.ts';
import { type InputProps, textOf, wrapperProps } from '../input-props.ts';

export function LineInput(props: InputProps) {
  const type = props.field.control === 'date' ? 'date' : 'text';
  return (
    <TextInput
      {...wrapperProps(props)}
      type={type}
      autoComplete="off"
      spellCheck={props.field.control === 'text'}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

export const LongTextInput = (props: InputProps) => (
  <Textarea
    {...wrapperProps(props)}
    autosize
    minRows={2}
    maxRows={12}
    value={textOf(props.value)}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  />
);

/** Shows a stored number as people write it, and keeps what is typed until it is left. */
export function PhoneInput(props: InputProps) {
  const [typing, setTyping] = useState(false);
  const { value, onChange, onBlur, field } = props;
  return (
    <TextInput
      {...wrapperProps(props)}
      type="tel"
      inputMode="tel"
      autoComplete="off"
      className="num"
      value={typing ? textOf(value) : formatPhone(textOf(value))}
      onFocus={() => {
        if (value) onChange(formatPhone(textOf(value)));
        setTyping(true);
      }}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        setTyping(false);
        onChange(field.normalise?.(value) ?? value);
        onBlur();
      }}
    />
  );
}

export const EmailInput = (props: InputProps) => (
  <TextInput
    {...wrapperProps(props)}
    type="text"
    inputMode="email"
    autoComplete="off"
    spellCheck={false}
    value={textOf(props.value)}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  />
);
