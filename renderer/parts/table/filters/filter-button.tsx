import { Popover } from '@mantine/core';
import { useState } from 'react';
import { FilterForm } from './filter-form.tsx';
import { FilterIcon } from './filter-icon.tsx';
import type { FilterProps } from './filter-props.ts';
import { useFilterOf } from './filters-context.ts';

type Props<Row> = Omit<FilterProps<Row>, 'filter'>;

/** The Filter in a column's header (R5). What it holds is made when it opens, and draws itself when it changes. */
export function FilterButton<Row>(props: Props<Row>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <FilterIcon column={props.column} onClick={() => setIsOpen((open) => !open)} />
      </Popover.Target>
      <Popover.Dropdown p={8}>
        {isOpen && <SetFilter {...props} onDone={() => setIsOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function SetFilter<Row>(props: Props<Row> & { readonly onDone: () => void }) {
  return <FilterForm {...props} filter={useFilterOf(props.column.id)} />;
}
