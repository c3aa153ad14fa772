import { Button, Checkbox, Popover, Stack } from '@mantine/core';

type Props = {
  readonly columns: readonly { readonly id?: string | undefined; readonly header?: unknown }[];
  readonly hidden: readonly string[];
  readonly onHidden: (hidden: readonly string[]) => void;
};

/** Which columns show (R3). The name stays: a row without it says nothing. */
export function ColumnsMenu({ columns, hidden, onHidden }: Props) {
  const toggle = (id: string, show: boolean) =>
    onHidden(show ? hidden.filter((name) => name !== id) : [...hidden, id]);
  return (
    <Popover position="bottom-end">
      <Popover.Target>
        <Button variant="subtle" color="gray">
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          {columns.map(({ id = '', header }) => (
            <Checkbox
              key={id}
              label={String(header)}
              checked={!hidden.includes(id)}
              disabled={id === 'name'}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
