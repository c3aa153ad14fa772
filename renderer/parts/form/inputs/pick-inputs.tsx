import { ColorInput, type ComboboxItem, MultiSelect, Select, Switch, TextInput } from '@mantine/core';
import { Check } from 'lucide-react';
import { useState } from 'react';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { inTree } from '#domain/company/list-tree.ts';
import { useEntries } from '../../entries.ts';
import { EntryName } from '../../entry-name.tsx';
import { type InputProps, textOf, wrapperProps } from '../input-props.ts';

export const ToggleInput = (props: InputProps) => {
  const { label, withAsterisk, inputWrapperOrder, descriptionProps, ...rest } = wrapperProps(props);
  return (
    <Switch
      {...rest}
      label={label}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
};

export function ChoiceInput(props: InputProps) {
  const choices = props.field.choices ?? [];
  const hint = choices.find(({ value }) => value === props.value)?.hint;
  const wrapper = wrapperProps(props);
  return (
    <Select
      {...wrapper}
      description={wrapper.description ?? hint}
      data={choices.map(({ value, label }) => ({ value, label }))}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={props.onChange}
      allowDeselect={false}
      clearable={props.field.required === false && props.field.initial === undefined}
    />
  );
}

type Pickable = ComboboxItem & { readonly colour: string | null; readonly depth: number };

/**
 * Entries that can be picked, each behind the one that it lies in: those in use, and a retired one where the record
 * already has it (R40).
 */
const pickable = (entries: readonly ListEntry[], has: (id: string) => boolean): Pickable[] =>
  inTree(entries.filter(({ id, active }) => active !== false || has(id))).map(({ entry, depth }) => ({
    value: entry.id,
    label: entry.active === false ? `${entry.name} (retired)` : entry.name,
    colour: entry.colour ?? null,
    depth,
  }));

type OptionProps = { readonly option: ComboboxItem; readonly checked?: boolean | undefined };

const Option = ({ option, checked }: OptionProps) => {
  const { label, colour, depth } = option as Pickable;
  return (
    <>
      <EntryName name={label} colour={colour} depth={depth} />
      {checked && <Check size={14} aria-hidden="true" style={{ marginLeft: 'auto' }} />}
    </>
  );
};

export function EntryInput(props: InputProps) {
  // A role of office users is no role of a technician.
  const entries = useEntries(props.field.list ?? 'position').filter(({ office }) => office !== true);
  const value = typeof props.value === 'string' ? props.value : null;
  return (
    <Select
      {...wrapperProps(props)}
      data={pickable(entries, (id) => id === value)}
      renderOption={Option}
      value={value}
      onChange={props.onChange}
      searchable
      clearable={props.field.required === false}
      allowDeselect={false}
      placeholder="Choose"
      nothingFoundMessage="Nothing found"
      limit={200}
    />
  );
}

export function EntriesInput(props: InputProps) {
  // A role of office users is no role of a technician.
  const entries = useEntries(props.field.list ?? 'position').filter(({ office }) => office !== true);
  const value = Array.isArray(props.value) ? props.value.map(String) : [];
  return (
    <MultiSelect
      {...wrapperProps(props)}
      data={pickable(entries, (id) => value.includes(id))}
      renderOption={Option}
      value={value}
      onChange={(ids) => props.onChange(ids.length > 0 ? ids : null)}
      searchable
      hidePickedOptions
      placeholder={value.length === 0 ? 'Choose' : ''}
      nothingFoundMessage="Nothing found"
      limit={200}
    />
  );
}

/** Texts separated by commas, kept as a list. */
export function PatternsInput(props: InputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const stored = Array.isArray(props.value) ? props.value.join(', ') : textOf(props.value);
  return (
    <TextInput
      {...wrapperProps(props)}
      value={typed ?? stored}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const parts = event.currentTarget.value.split(',').map((part) => part.trim());
        const patterns = [...new Set(parts.filter(Boolean))];
        props.onChange(patterns.length > 0 ? patterns : null);
      }}
      onBlur={() => {
        setTyped(null);
        props.onBlur();
      }}
    />
  );
}

export const ColourInput = (props: InputProps) => (
  <ColorInput
    {...wrapperProps(props)}
    format="hex"
    withEyeDropper={false}
    swatches={['#3b82b8', '#b0723a', '#6a9a3f', '#9a4f8f', '#2f7d6d', '#a3252b', '#8a6d1f', '#4d6473']}
    value={textOf(props.value)}
    onChange={(colour) => props.onChange(colour || null)}
  />
);
