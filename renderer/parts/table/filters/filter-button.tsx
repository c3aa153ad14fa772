import { ActionIcon, Popover } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { FilterForm } from './filter-form.tsx';
import type { FilterProps } from './filter-props.ts';
import { isSet } from './passes.ts';

/** The Filter in a column's header (R5). What it holds is made when it opens. */
export function FilterButton<Row>(props: FilterProps<Row>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          aria-label="Filter"
          title={`Filter ${props.column.header}`}
          tabIndex={-1}
          variant="subtle"
          size="xs"
          color={isSet(props.filter) ? 'accent' : 'gray'}
          onClick={() => setIsOpen((open) => !open)}
        >
          <ListFilter size={13} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        {isOpen && <FilterForm {...props} onDone={() => setIsOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}
