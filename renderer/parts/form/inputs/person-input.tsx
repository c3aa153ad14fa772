import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useData, useRecords } from '../../../data-context.tsx';
import { Avatar } from '../../photo/avatar.tsx';
import { type InputProps, wrapperProps } from '../input-props.ts';

/** Any active technician or office user (R34). */
export function PersonInput(props: InputProps) {
  const data = useData();
  const technicians = useRecords(data.technicians);
  const people = useRecords(data.people);
  const value = typeof props.value === 'string' ? props.value : null;
  const groups = useMemo(() => {
    const items = (records: readonly { id: string; name?: string | null; active?: boolean | null }[]) =>
      records
        .filter(({ id, active }) => active !== false || id === value)
        .map(({ id, name }) => ({ value: id, label: name ?? '' }))
        .sort((a, b) => a.label.localeCompare(b.label));
    return [
      { group: 'Office users', items: items(people) },
      { group: 'Technicians', items: items(technicians) },
    ];
  }, [people, technicians, value]);
  return (
    <Select
      {...wrapperProps(props)}
      data={groups}
      value={value}
      onChange={props.onChange}
      searchable
      clearable
      placeholder="Choose"
      nothingFoundMessage="Nobody found"
      limit={100}
      renderOption={({ option: { value: id, label } }) => (
        <span>
          <Avatar person={data.technicians.get(id) ?? { id, name: label }} size={20} />
          {label}
        </span>
      )}
    />
  );
}
