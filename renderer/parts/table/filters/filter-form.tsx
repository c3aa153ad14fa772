import { TextInput } from '@mantine/core';
import { ClearFilter } from './clear-filter.tsx';
import { EmptyChoice } from './empty-choice.tsx';
import type { FilterProps } from './filter-props.ts';
import classes from './filters.module.css';
import { PickFilter } from './pick-filter.tsx';
import { DateRange, NumberRange } from './range-filters.tsx';

/** What a column can be filtered by, as its kind has it. */
export function FilterForm<Row>({ onDone, ...props }: FilterProps<Row> & { readonly onDone: () => void }) {
  const kind = props.column.filter;
  if (!kind) return null;
  if (kind.kind === 'pick') return <PickFilter {...props} kind={kind} onDone={onDone} />;
  const { filter, onFilter } = props;
  return (
    <div className={classes.form}>
      {kind.kind === 'text' && (
        <TextInput
          label="Contains"
          data-autofocus
          value={filter?.kind === 'text' ? filter.text : ''}
          onChange={(event) => onFilter({ kind: 'text', text: event.currentTarget.value })}
          onKeyDown={(event) => event.key === 'Enter' && onDone()}
        />
      )}
      {kind.kind === 'number' && <NumberRange filter={filter} unit={kind.unit} onFilter={onFilter} />}
      {kind.kind === 'date' && <DateRange filter={filter} onFilter={onFilter} />}
      <EmptyChoice {...props} />
      <ClearFilter isSet={filter !== undefined} onFilter={onFilter} />
    </div>
  );
}
