import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useData } from '../data-context.tsx';
import { useEntries } from '../parts/entries.ts';
import { type InputProps, wrapperProps } from '../parts/form/input-props.ts';
import { knownOfficeRoles, mayGive } from '../parts/permissions/known-roles.ts';

/** The roles of the office. One that gives more than the person at the screen has can't be handed out. */
export function RoleSelect(props: InputProps) {
  const data = useData();
  const entries = useEntries('role');
  const value = typeof props.value === 'string' ? props.value : null;
  const roles = useMemo(
    () => knownOfficeRoles(entries).filter(({ id, active }) => active || id === value),
    [entries, value],
  );
  const isBarred = roles.some((role) => !mayGive(data, role));
  const wrapper = wrapperProps(props);
  return (
    <Select
      {...wrapper}
      description={isBarred ? 'Roles that give more than you have can’t be chosen.' : wrapper.description}
      data={roles.map((role) => ({
        value: role.id,
        label: role.active ? role.name : `${role.name} (retired)`,
        disabled: role.id !== value && !mayGive(data, role),
      }))}
      value={value}
      onChange={props.onChange}
      allowDeselect={false}
      placeholder="Choose"
    />
  );
}
