import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { type Home, homeCountry, homeParts } from '#domain/technician/home.ts';
import { usStates } from '#domain/technician/us-states.ts';
import type { InputProps } from '../parts/form/input-props.ts';
import classes from './address-input.module.css';
import { AddressStatus } from './address-status.tsx';
import { AddressSuggestions } from './address-suggestions.tsx';
import { countryChoices } from './countries.ts';
import { PinCard } from './pin-card.tsx';
import { useAddressCheck } from './use-address-check.ts';

type TypedPart = 'street' | 'unit' | 'city' | 'state' | 'zip';

/** The home address (R32). Each part is typed by itself; together they are one value. */
export function AddressInput({ name, value, onChange, onBlur, disabled, warning }: InputProps) {
  const home = (value ?? {}) as Home;
  const { formState } = useFormContext();
  const errors = (formState.errors[name] ?? {}) as Record<string, { message?: string } | undefined>;
  const state = useAddressCheck(home, onChange);
  const [isChecked, setChecked] = useState(false);
  const mapPin = useRef<HTMLButtonElement>(null);
  const countries = useMemo(countryChoices, []);
  const isHere = (home.country ?? homeCountry) === homeCountry;

  // The words come first, the map follows them.
  const showsMap = useDeferredValue(isChecked || typeof home.latitude === 'number');

  const set = (part: keyof typeof homeParts, typed: string | null) => {
    state.reset();
    // Another address has not been checked (R33).
    const { validation, latitude, longitude, ...rest } = home;
    onChange({ ...rest, [part]: typed });
  };
  const check = () => {
    setChecked(true);
    state.run();
  };
  const common = (part: TypedPart) => ({
    id: `field-${name}.${part}`,
    label: homeParts[part].label,
    value: String(home[part] ?? ''),
    error: errors[part]?.message,
    disabled,
    onBlur,
    autoComplete: 'off',
  });
  const typing = (part: TypedPart) => ({
    ...common(part),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set(part, event.currentTarget.value),
  });
  const leaveList = (leave: () => void) => {
    leave();
    mapPin.current?.focus();
  };

  return (
    <fieldset className={classes.address} aria-label="Home Address">
      <TextInput {...typing('street')} />
      <TextInput {...typing('unit')} />
      <TextInput {...typing('city')} />
      <Autocomplete
        {...common('state')}
        data={isHere ? Object.keys(usStates) : []}
        limit={60}
        onChange={(typed) => set('state', typed)}
      />
      <TextInput {...typing('zip')} className="num" />
      <Select
        id={`field-${name}.country`}
        label={homeParts.country.label}
        data={countries}
        value={home.country ?? homeCountry}
        onChange={(code) => set('country', code)}
        error={errors.country?.message}
        disabled={disabled}
        searchable
        allowDeselect={false}
      />
      <div className={classes.check}>
        <Button ref={mapPin} disabled={disabled} onClick={check}>
          Map Pin
        </Button>
        <AddressStatus home={home} state={state} />
      </div>
      {state.check && state.check.suggestions.length > 0 && (
        <AddressSuggestions
          suggestions={state.check.suggestions}
          onAccept={(suggestion) => leaveList(() => state.accept(suggestion))}
          onDismiss={() => leaveList(state.dismiss)}
        />
      )}
      {warning && (
        <span className={classes.warning} role="status">
          {warning}
        </span>
      )}
      {showsMap && <PinCard home={home} disabled={disabled} onMove={state.movePin} />}
    </fieldset>
  );
}
