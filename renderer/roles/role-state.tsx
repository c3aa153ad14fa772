import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { administratorRole } from '#domain/access/roles.ts';
import { useData, useRecords } from '../data-context.tsx';
import type { KnownRole } from '../parts/permissions/known-roles.ts';
import { roleRecord, saveRole } from './role-form.ts';
import classes from './roles.module.css';

type Props = { readonly role: KnownRole; readonly mayEdit: boolean };

/** Who has the role, whether it can be picked, and whether it has reached the server. */
export function RoleState({ role, mayEdit }: Props) {
  const data = useData();
  const people = useHolders(role);
  const outbox = useRecords(data.outbox);
  const isWaiting = outbox.some(({ recordId, state }) => recordId === role.id && state === 'waiting');
  const setActive = (active: boolean) => void saveRole(data, role, { active }, roleRecord(role));
  return (
    <div className={classes.state}>
      <span className={`pill dot ${role.active ? 'ok' : ''}`}>{role.active ? 'Active' : 'Retired'}</span>
      <span className="muted">{holderWords(people, role.office)}</span>
      {isWaiting && <span className="pill warn dot">Waiting for the server</span>}
      <span className="grow" />
      {mayEdit && role.id !== administratorRole && (
        <Button
          {...(role.active ? { variant: 'subtle', color: 'red' } : {})}
          onClick={() => setActive(!role.active)}
        >
          {role.active ? 'Retire' : 'Bring back'}
        </Button>
      )}
    </div>
  );
}

function holderWords(count: number, isOffice: boolean): string {
  const who = isOffice ? ['office user', 'office users'] : ['technician', 'technicians'];
  if (count === 0) return `No ${who[0]} has this role.`;
  return count === 1 ? `1 ${who[0]} has this role.` : `${count.toLocaleString()} ${who[1]} have this role.`;
}

/** How many people have the role, inactive ones included: it would be theirs again. */
function useHolders({ id, office }: KnownRole): number {
  const data = useData();
  const technicians = useRecords(data.technicians);
  const people = useRecords(data.people);
  return useMemo(
    () => (office ? people : technicians).filter(({ roleId }) => roleId === id).length,
    [office, people, technicians, id],
  );
}
