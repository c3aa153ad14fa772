import { Button, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import {
  type Permission,
  type PermissionOverrides,
  permissionGroups,
  permissionNames,
  permissions,
} from '#domain/access/permissions.ts';
import { administratorRole, can, whyHeld } from '#domain/access/roles.ts';
import { useData, useRecords } from '../../data-context.tsx';
import { barredChoices, type Choice, matchesPermission } from './given.ts';
import { PermissionRow } from './permission-row.tsx';
import classes from './permissions.module.css';

type Role = {
  readonly id: string;
  readonly name: string;
  readonly permissions?: readonly Permission[] | null | undefined;
};

type Props = {
  readonly overrides: PermissionOverrides;
  /** The exceptions as they are saved; what they allow may be put back by whoever lacks it. */
  readonly standing: PermissionOverrides;
  readonly role: Role | undefined;
  /** Null where no exception is left. */
  readonly onChange: (overrides: PermissionOverrides | null) => void;
  readonly disabled: boolean;
};

/** What a person may do: the defaults of the role, and exceptions made for this person (R47). */
export function PermissionChoices({ overrides, standing, role, onChange, disabled }: Props) {
  const data = useData();
  const company = useRecords(data.company)[0];
  const [search, setSearch] = useState('');
  const isAdministrator = role?.id === administratorRole;
  const count = isAdministrator ? 0 : Object.keys(overrides).length;
  const held = permissionNames.filter((name) => can(data, name));
  const taken = permissionNames.filter((name) => overrides[name] === false);
  const barredReset = taken.some((name) => barredChoices(name, standing, held).includes('default'));

  const set = (name: Permission, choice: Choice) => {
    const { [name]: _, ...rest } = overrides;
    const next = choice === 'default' ? rest : { ...rest, [name]: choice === 'allow' };
    onChange(Object.keys(next).length > 0 ? next : null);
  };
  const holder = { roleId: role?.id, permissionOverrides: overrides };
  const named = role && { name: role.name, permissions: [...(role.permissions ?? [])] };

  return (
    <>
      <div className={classes.head}>
        <TextInput
          type="search"
          aria-label="Search permissions"
          placeholder="Search permissions"
          leftSection={<Search size={14} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className="hint">{summary(role, count)}</span>
        <span className="grow" />
        <Button disabled={disabled || count === 0 || barredReset} onClick={() => onChange(null)}>
          Reset to role defaults
        </Button>
      </div>
      {permissionGroups.map((group) => {
        const shown = permissionNames.filter(
          (name) => permissions[name].group === group && matchesPermission(name, search),
        );
        if (shown.length === 0) return null;
        return (
          <fieldset key={group} className={classes.group}>
            <legend>{group}</legend>
            {shown.map((name) => (
              <PermissionRow
                key={name}
                name={name}
                byRole={isAdministrator || (role?.permissions?.includes(name) ?? false)}
                override={isAdministrator ? undefined : overrides[name]}
                barred={barredChoices(name, standing, held)}
                why={whyHeld(name, holder, named, company)}
                disabled={disabled || isAdministrator}
                onChange={(choice) => set(name, choice)}
              />
            ))}
          </fieldset>
        );
      })}
      {!permissionNames.some((name) => matchesPermission(name, search)) && (
        <p className="hint">No permission matches the search.</p>
      )}
    </>
  );
}

function summary(role: Role | undefined, count: number): string {
  if (role?.id === administratorRole) return 'Administrators have every permission, without exceptions.';
  const from = role ? `Defaults come from the role ${role.name}.` : 'Pick a role: it gives the defaults.';
  const exceptions = count === 0 ? 'No exceptions.' : count === 1 ? '1 exception.' : `${count} exceptions.`;
  return `${from} ${exceptions}`;
}
