import { ActionIcon, Menu } from '@mantine/core';
import { Check, ListFilter } from 'lucide-react';
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
        {choices.map((choice) => (
          <Menu.Item
            key={choice.value}
            role="menuitemradio"
            aria-checked={choice.value === value}
            onClick={() => onChange(choice.value)}
            rightSection={choice.value === value ? <Check size={14} aria-hidden="true" /> : null}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
