import { Switch, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { type Permission, permissionGroups, permissions } from '#domain/access/permissions.ts';
import { can } from '#domain/access/roles.ts';
import { useData, useRecords } from '../data-context.tsx';
import { matchesPermission, mayNotGive } from '../parts/permissions/given.ts';
import classes from './roles.module.css';

type Props = {
  readonly offered: readonly Permission[];
  readonly value: readonly Permission[];
  /** What the role has where it is saved; that may be put back by whoever lacks it. */
  readonly standing: readonly Permission[];
  readonly onChange: (value: readonly Permission[]) => void;
  readonly disabled: boolean;
};

/** The permissions of a role, by group. */
export function RolePermissions({ offered, value, standing, onChange, disabled }: Props) {
  const data = useData();
  const company = useRecords(data.company)[0];
  const [search, setSearch] = useState('');
  const shown = offered.filter((name) => matchesPermission(name, search));
  const set = (name: Permission, isOn: boolean) =>
    onChange(isOn ? [...value, name] : value.filter((held) => held !== name));

  return (
    <>
      <div className={classes.search}>
        <TextInput
          type="search"
          aria-label="Search permissions"
          placeholder="Search permissions"
          leftSection={<Search size={14} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className="hint">
          These are defaults: an exception on a profile stands above them. {value.length} of {offered.length}{' '}
          allowed.
        </span>
      </div>
      {permissionGroups.map((group) => {
        const names = shown.filter((name) => permissions[name].group === group);
        if (names.length === 0) return null;
        return (
          <fieldset key={group} className={classes.group}>
            <legend>{group}</legend>
            {group === 'Pay' && company?.payroll === false && (
              <p className={`${classes.off} hint`}>Payroll is off for the company, so nobody has these.</p>
            )}
            {names.map((name) => (
              <OnePermission
                key={name}
                name={name}
                isOn={value.includes(name)}
                isBarred={!can(data, name) && !standing.includes(name)}
                disabled={disabled}
                onChange={(isOn) => set(name, isOn)}
              />
            ))}
          </fieldset>
        );
      })}
      {shown.length === 0 && <p className="hint">No permission matches the search.</p>}
    </>
  );
}

type OneProps = {
  readonly name: Permission;
  readonly isOn: boolean;
  /** Switching it on would give away what the person lacks. */
  readonly isBarred: boolean;
  readonly disabled: boolean;
  readonly onChange: (isOn: boolean) => void;
};

function OnePermission({ name, isOn, isBarred, disabled, onChange }: OneProps) {
  const { label, allows } = permissions[name];
  return (
    <Switch
      label={label}
      description={isBarred && !disabled ? `${allows} ${mayNotGive}` : allows}
      checked={isOn}
      disabled={disabled || (isBarred && !isOn)}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
