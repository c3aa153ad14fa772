import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { can } from '#domain/access/roles.ts';
import { useData } from '../data-context.tsx';
import { useEntries } from '../parts/entries.ts';
import { knownOfficeRoles, knownTechnicianRoles } from '../parts/permissions/known-roles.ts';
import { RoleList } from './role-list.tsx';
import { RolePanel } from './role-panel.tsx';
import classes from './roles.module.css';

const unsaved = 'new';

/** Roles of office users and of technicians: what each allows. Works offline, like the other lists. */
export function RolesPage() {
  const data = useData();
  const entries = useEntries('role');
  const office = useMemo(() => knownOfficeRoles(entries), [entries]);
  const technician = useMemo(() => knownTechnicianRoles(entries), [entries]);
  const roles = useMemo(() => [...office, ...technician], [office, technician]);
  const [params, setParams] = useSearchParams();
  const selected = params.get('role');
  const select = useCallback((id: string) => setParams({ role: id }, { replace: true }), [setParams]);
  const role = roles.find(({ id }) => id === selected);
  const isNew = selected === unsaved;

  return (
    <>
      <div className={classes.head}>
        <h1>Roles</h1>
        <span className="muted num">{roles.filter(({ active }) => active).length}</span>
        <span className="grow" />
        {can(data, 'editLists') && can(data, 'editPermissions') && (
          <Button variant="filled" onClick={() => select(unsaved)}>
            New role
          </Button>
        )}
      </div>
      <div className={classes.columns}>
        <RoleList office={office} technician={technician} selected={selected} onSelect={select} />
        {role || isNew ? (
          <RolePanel key={role?.id ?? unsaved} role={role ?? null} roles={roles} onSaved={select} />
        ) : (
          <p className={classes.none}>Pick a role to see what it allows.</p>
        )}
      </div>
    </>
  );
}
