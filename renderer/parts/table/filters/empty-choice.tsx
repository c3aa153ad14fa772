import type { FilterProps } from './filter-props.ts';
import { MenuList } from './menu-list.tsx';

/** Whether there is anything at all: every column can be asked that. */
export function EmptyChoice<Row>({ filter, onFilter }: FilterProps<Row>) {
  const choices = [
    { value: 'empty', label: 'Empty' },
    { value: 'notEmpty', label: 'Not empty' },
  ] as const;
  return (
    <MenuList
      label="Empty or not"
      kind="menuitemcheckbox"
      items={choices.map((choice) => ({ ...choice, isChecked: filter?.kind === choice.value }))}
      onPick={(value) =>
        onFilter(filter?.kind === value ? undefined : { kind: value === 'empty' ? 'empty' : 'notEmpty' })
      }
    />
  );
}
