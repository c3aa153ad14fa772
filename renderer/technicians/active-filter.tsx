import { ActionIcon, Menu } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import type { ActiveFilter } from '../view/technicians-view.ts';

const choices: readonly { readonly value: ActiveFilter; readonly label: string }[] = [
  { value: 'active', label: 'Active' },
  { value: 'inactive', label: 'Inactive' },
  { value: 'both', label: 'Both' },
];

type Props = { readonly value: ActiveFilter; readonly onChange: (value: ActiveFilter) => void };

/** The filter in the Active header (R4). */
export function ActiveFilterMenu({ value, onChange }: Props) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon
          aria-label="Filter"
          variant="subtle"
          size="xs"
          color={value === 'both' ? 'gray' : 'accent'}
        >
          <ListFilter size={13} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={value} onChange={(chosen) => onChange(chosen as ActiveFilter)}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.value} value={choice.value}>
              {choice.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
