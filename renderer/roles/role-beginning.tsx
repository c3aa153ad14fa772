import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { Permission } from '#domain/access/permissions.ts';
import { can } from '#domain/access/roles.ts';
import { useData } from '../data-context.tsx';
import type { RecordForm } from '../parts/form/use-record-form.ts';
import type { KnownRole } from '../parts/permissions/known-roles.ts';
import { offered, permissionsOf } from './role-form.ts';
import classes from './roles.module.css';

/** For whom a new role is, and what it starts from. */
export function RoleBeginning({
  form: { form },
  roles,
}: {
  readonly form: RecordForm;
  readonly roles: readonly KnownRole[];
}) {
  const data = useData();
  const [note, setNote] = useState('');
  const isOffice = form.watch('office') === true;
  const put = (all: readonly Permission[], forOffice: boolean) => {
    const fitting = all.filter((name) => offered(forOffice).includes(name));
    const mine = fitting.filter((name) => can(data, name));
    form.setValue('permissions', mine);
    const left = fitting.length - mine.length;
    setNote(left > 0 ? `${left} left out: you may not give away what you do not have.` : '');
  };
  const copy = (id: string | null) => {
    const source = roles.find((role) => role.id === id);
    if (source) put(source.permissions, isOffice);
  };
  const setOffice = (forOffice: boolean) => {
    form.setValue('office', forOffice);
    put(permissionsOf(form.getValues()), forOffice);
  };
  const options = (office: boolean) =>
    roles.filter((role) => role.office === office).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={classes.beginning}>
      <SegmentedControl
        aria-label="Role for"
        value={isOffice ? 'office' : 'technician'}
        onChange={(value) => setOffice(value === 'office')}
        data={[
          { value: 'office', label: 'Office users' },
          { value: 'technician', label: 'Technicians' },
        ]}
      />
      <Select
        label="Copy from"
        placeholder="Nothing"
        data={[
          { group: 'Office roles', items: options(true) },
          { group: 'Technician roles', items: options(false) },
        ]}
        description={note || undefined}
        inputWrapperOrder={['label', 'input', 'description']}
        onChange={copy}
      />
    </div>
  );
}
