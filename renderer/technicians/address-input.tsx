import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import {
  type Home,
  homeCountry,
  homeParts,
  homeSchema,
  normaliseHome,
  validationLevels,
} from '#domain/technician/home.ts';
import { usStates } from '#domain/technician/us-states.ts';
import type { InputProps } from '../parts/form/input-props.ts';
import classes from './address-input.module.css';

const typedParts = ['street', 'unit', 'city', 'state', 'zip'] as const;
const countryCodes = ['US', 'CA', 'MX', 'GB', 'AU', 'NZ', 'IE', 'DE', 'FR', 'ES', 'IT', 'NL', 'PT'];

/** The home address (R32). Each part is typed by itself; together they are one value. */
export function AddressInput({ name, value, onChange, onBlur, disabled }: InputProps) {
  const home = (value ?? {}) as Home;
  const { formState } = useFormContext();
  const errors = (formState.errors[name] ?? {}) as Record<string, { message?: string } | undefined>;
  const [checked, setChecked] = useState<string | null>(null);
  const countries = useMemo(countryChoices, []);

  const set = (part: keyof typeof homeParts, typed: string | null) => {
    setChecked(null);
    // Another address has not been checked (R33).
    const { validation, latitude, longitude, ...rest } = home;
    onChange({ ...rest, [part]: typed });
  };
  const check = () => {
    const found = homeSchema.safeParse(normaliseHome(home) ?? {});
    setChecked(found.success ? null : (found.error.issues[0]?.message ?? null));
    if (!found.success || !normaliseHome(home)) return;
    const validation = { level: 'format' as const, at: new Date().toISOString(), source: 'this computer' };
    onChange({ ...(normaliseHome(home) as Home), validation });
  };
  const common = (part: (typeof typedParts)[number]) => ({
    id: `field-${name}.${part}`,
    label: homeParts[part].label,
    value: String(home[part] ?? ''),
    error: errors[part]?.message,
    disabled,
    onBlur,
    autoComplete: 'off',
  });

  return (
    <fieldset className={classes.address} aria-label="Home Address">
      <TextInput {...common('street')} onChange={(event) => set('street', event.currentTarget.value)} />
      <TextInput {...common('unit')} onChange={(event) => set('unit', event.currentTarget.value)} />
      <TextInput {...common('city')} onChange={(event) => set('city', event.currentTarget.value)} />
      <Autocomplete
        {...common('state')}
        data={Object.keys(usStates)}
        limit={60}
        onChange={(typed) => set('state', typed)}
      />
      <TextInput
        {...common('zip')}
        className="num"
        onChange={(event) => set('zip', event.currentTarget.value)}
      />
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
        <Button disabled={disabled} onClick={check}>
          Map Pin
        </Button>
        {home.validation && <span className="pill">{validationLevels[home.validation.level]}</span>}
        <span className="hint" role="status">
          {checked ?? 'Checked on this computer, offline.'}
        </span>
      </div>
    </fieldset>
  );
}

function countryChoices() {
  const names = new Intl.DisplayNames(undefined, { type: 'region' });
  return countryCodes.map((code) => ({ value: code, label: names.of(code) ?? code }));
}
