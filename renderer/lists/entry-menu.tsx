import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import type { ListEntry } from '#domain/company/list-entry.ts';

type Props = {
  readonly entry: ListEntry;
  /** Null where the list shows another order than the company's own. */
  readonly onStep: ((by: -1 | 1) => void) | null;
  readonly onMerge: () => void;
  readonly onActive: (active: boolean) => void;
};

/** What can be done with an entry besides changing it. */
export function EntryMenu({ entry, onStep, onMerge, onActive }: Props) {
  const isRetired = entry.active === false;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={`More for ${entry.name}`}>
          <Ellipsis size={14} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={onStep === null} onClick={() => onStep?.(-1)}>
          Move up
        </Menu.Item>
        <Menu.Item disabled={onStep === null} onClick={() => onStep?.(1)}>
          Move down
        </Menu.Item>
        <Menu.Item onClick={onMerge}>Merge into…</Menu.Item>
        <Menu.Item onClick={() => onActive(isRetired)}>{isRetired ? 'Bring back' : 'Retire'}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
