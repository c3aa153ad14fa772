import { ActionIcon, Menu } from '@mantine/core';
import { ListFilter } from 'lucide-react';

type Props = {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What is picked; nothing picked filters nothing. */
  readonly picked: readonly string[];
  readonly onPicked: (picked: readonly string[]) => void;
};

/** The filter in a column's header that picks some of a few values (R5). */
export function PickFilterMenu({ choices, picked, onPicked }: Props) {
  const toggle = (value: string) =>
    onPicked(picked.includes(value) ? picked.filter((each) => each !== value) : [...picked, value]);
  return (
    <Menu position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon
          aria-label="Filter"
          variant="subtle"
          size="xs"
          color={picked.length === 0 ? 'gray' : 'accent'}
        >
          <ListFilter size={13} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ value, label }) => (
          <Menu.CheckboxItem key={value} checked={picked.includes(value)} onChange={() => toggle(value)}>
            {label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
