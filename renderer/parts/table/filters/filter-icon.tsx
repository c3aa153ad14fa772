import { ActionIcon } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { type ComponentProps, memo } from 'react';
import { useFilterOf } from './filters-context.ts';
import { isSet } from './passes.ts';

type Button = Pick<ComponentProps<'button'>, 'ref' | 'onClick' | 'title'>;
type Props = Button & { readonly column: { readonly id: string; readonly header: string } };

/** The button that opens a column's Filter; its colour says whether one is set. */
export function FilterIcon({ column, ...button }: Props) {
  return <Icon {...button} title={`Filter ${column.header}`} isOn={isSet(useFilterOf(column.id))} />;
}

const Icon = memo(function Icon({ isOn, ...button }: Button & { readonly isOn: boolean }) {
  return (
    <ActionIcon
      {...button}
      aria-label="Filter"
      tabIndex={-1}
      variant="subtle"
      size="xs"
      color={isOn ? 'accent' : 'gray'}
    >
      <ListFilter size={13} aria-hidden="true" />
    </ActionIcon>
  );
});
