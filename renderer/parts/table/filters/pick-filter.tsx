import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Filter } from '#domain/company/saved-views.ts';
import type { ColumnFilter } from '../column.ts';
import { ClearFilter } from './clear-filter.tsx';
import { EmptyChoice } from './empty-choice.tsx';
import type { FilterProps } from './filter-props.ts';
import classes from './filters.module.css';
import { MenuList } from './menu-list.tsx';
import { countChoices } from './pick-counts.ts';

type Kind<Row> = Extract<ColumnFilter<Row>, { kind: 'pick' }>;
type Props<Row> = FilterProps<Row> & { readonly kind: Kind<Row>; readonly onDone: () => void };

/** A list longer than this has a search. */
const searchFrom = 9;
/** So many are drawn; the search finds the others. */
const mostShown = 200;

/** Picks some of the values that there are, with how many rows have each. */
export function PickFilter<Row>(props: Props<Row>) {
  return props.kind.single === undefined ? (
    <PickSeveral {...props} />
  ) : (
    <PickOne {...props} none={props.kind.single} />
  );
}

const pickedOf = (filter: Filter | undefined): readonly string[] =>
  filter?.kind === 'pick' ? filter.values : [];

function PickSeveral<Row>(props: Props<Row>) {
  const { column, filter, onFilter, rowsOf, kind } = props;
  const [search, setSearch] = useState('');
  // As the filter opened: what is picked meanwhile does not move under the pointer.
  const [choices] = useState(() => countChoices(kind, rowsOf(), pickedOf(filter)));
  const picked = pickedOf(filter);
  const found = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return choices.filter(({ label }) => label.toLocaleLowerCase().includes(wanted)).slice(0, mostShown);
  }, [choices, search]);
  const toggle = (value: string) => {
    const values = picked.includes(value) ? picked.filter((each) => each !== value) : [...picked, value];
    onFilter(values.length > 0 ? { kind: 'pick', values } : undefined);
  };
  return (
    <div className={classes.form}>
      {choices.length >= searchFrom && (
        <TextInput
          type="search"
          aria-label={`Search ${column.header}`}
          placeholder="Search"
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {found.length > 0 && (
        <MenuList
          label={column.header}
          kind="menuitemcheckbox"
          items={found.map((choice) => ({ ...choice, isChecked: picked.includes(choice.value) }))}
          onPick={toggle}
        />
      )}
      {found.length === 0 && <p className={classes.none}>Nothing found.</p>}
      <EmptyChoice {...props} />
      <ClearFilter isSet={filter !== undefined} onFilter={onFilter} />
    </div>
  );
}

function PickOne<Row>({
  column,
  filter,
  onFilter,
  kind,
  none,
  onDone,
}: Props<Row> & { readonly none: string }) {
  const [picked] = pickedOf(filter);
  const choices = [...(kind.choices ?? []), { value: '', label: none }];
  return (
    <MenuList
      label={column.header}
      kind="menuitemradio"
      items={choices.map((choice) => ({ ...choice, isChecked: choice.value === (picked ?? '') }))}
      onPick={(value) => {
        onFilter(value === '' ? undefined : { kind: 'pick', values: [value] });
        onDone();
      }}
    />
  );
}
