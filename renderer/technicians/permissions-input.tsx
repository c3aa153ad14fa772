import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { type Permission, permissionNames, permissions } from '#domain/access/permissions.ts';
import { useNames } from '../parts/entries.ts';
import type { InputProps } from '../parts/form/input-props.ts';
import classes from './permissions-input.module.css';

type Overrides = Partial<Record<Permission, boolean>>;

/** What this technician may do: the role's default, or an exception made for this person (R47). */
export function PermissionsInput({ value, onChange, disabled }: InputProps) {
  const [search, setSearch] = useState('');
  const roleId = useFormContext().watch('roleId') as string | null | undefined;
  const role = useNames().entry(roleId ?? '');
  const overrides = (value ?? {}) as Overrides;
  const isShown = (name: Permission) =>
    `${permissions[name].label} ${permissions[name].allows}`
      .toLowerCase()
      .includes(search.trim().toLowerCase());
  const groups = [...new Set(permissionNames.map((name) => permissions[name].group))];

  const set = (name: Permission, choice: string) => {
    const { [name]: _, ...rest } = overrides;
    const next = choice === 'default' ? rest : { ...rest, [name]: choice === 'allow' };
    onChange(Object.keys(next).length > 0 ? next : null);
  };

  return (
    <>
      <div className={classes.head}>
        <TextInput
          type="search"
          aria-label="Search permissions"
          placeholder="Search permissions"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className="hint">
          Defaults come from the role{role ? ` ${role.name}` : ''}. {Object.keys(overrides).length}{' '}
          exceptions.
        </span>
        <span className="grow" />
        <Button disabled={disabled || Object.keys(overrides).length === 0} onClick={() => onChange(null)}>
          Reset to role defaults
        </Button>
      </div>
      {groups.map((group) => {
        const shown = permissionNames.filter((name) => permissions[name].group === group && isShown(name));
        if (shown.length === 0) return null;
        return (
          <fieldset key={group} className={classes.group}>
            <legend>{group}</legend>
            {shown.map((name) => (
              <PermissionRow
                key={name}
                name={name}
                byRole={role?.permissions?.includes(name) ?? false}
                override={overrides[name]}
                disabled={disabled}
                onChange={(choice) => set(name, choice)}
              />
            ))}
          </fieldset>
        );
      })}
    </>
  );
}

type RowProps = {
  readonly name: Permission;
  readonly byRole: boolean;
  readonly override: boolean | undefined;
  readonly disabled: boolean;
  readonly onChange: (choice: string) => void;
};

function PermissionRow({ name, byRole, override, disabled, onChange }: RowProps) {
  const { label, allows } = permissions[name];
  return (
    <div className={classes.row} data-override={override !== undefined || undefined}>
      <span>
        <strong>{label}</strong>
        <span className="hint"> {allows}</span>
      </span>
      <SegmentedControl
        size="xs"
        aria-label={label}
        disabled={disabled}
        value={override === undefined ? 'default' : override ? 'allow' : 'deny'}
        onChange={onChange}
        data={[
          { value: 'default', label: byRole ? 'Role: allowed' : 'Role: not allowed' },
          { value: 'allow', label: 'Allow' },
          { value: 'deny', label: 'Deny' },
        ]}
      />
    </div>
  );
}
