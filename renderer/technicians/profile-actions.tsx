import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { can } from '#domain/access/roles.ts';
import { hasAccount } from '#domain/technician/account.ts';
import { askBlocked } from '#domain/technician/account-asks.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../data-context.tsx';
import { changeProfiles } from '../undo/change-profiles.ts';
import { AccountEmailDialog } from './account-email-dialog.tsx';
import { ask } from './account-requests.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { DeactivateDialog } from './deactivate-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

const dialogs = {
  deactivate: DeactivateDialog,
  email: AccountEmailDialog,
  assign: AssignDialog,
  remove: RemoveDialog,
} as const;

/** What can be done with a profile besides changing it (R37, R38). */
export function ProfileActions({ technician }: { readonly technician: Technician }) {
  const data = useData();
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const may = (permission: Parameters<typeof can>[1]) => can(data, permission);
  if (!may('activateEmployee') && !may('editEmployee') && !may('changeAccountEmail')) return null;
  const isActive = technician.active !== false;
  const Dialog = open && dialogs[open];
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button rightSection={<ChevronDown size={14} aria-hidden="true" />}>Profile Actions</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {may('editEmployee') && <AccountItems technician={technician} onAssign={() => setOpen('assign')} />}
          {may('changeAccountEmail') && hasAccount(technician) && (
            <Menu.Item onClick={() => setOpen('email')}>Change account email</Menu.Item>
          )}
          {may('activateEmployee') && isActive && (
            <Menu.Item style={{ color: 'var(--bad)' }} onClick={() => setOpen('deactivate')}>
              Deactivate technician
            </Menu.Item>
          )}
          {may('activateEmployee') && !isActive && (
            <Menu.Item
              onClick={() =>
                void changeProfiles(data, `Activated ${technician.name}`, [
                  { id: technician.id, changes: { active: true } },
                ])
              }
            >
              Activate
            </Menu.Item>
          )}
          {may('removeEmployee') && (
            <Menu.Item style={{ color: 'var(--bad)' }} onClick={() => setOpen('remove')}>
              Remove profile
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {Dialog && <Dialog technician={technician} onClose={() => setOpen(null)} />}
    </>
  );
}

type ItemsProps = { readonly technician: Technician; readonly onAssign: () => void };

/** Each is offered where the server would do it; where not, the reason stands beside it. */
function AccountItems({ technician, onAssign }: ItemsProps) {
  const data = useData();
  const send = (kind: 'invite' | 'reset') => void ask(data, kind, technician.id);
  const inviteBlocked = askBlocked('invite', technician);
  const resetBlocked = askBlocked('reset', technician);
  return (
    <>
      <Menu.Item
        disabled={inviteBlocked !== null}
        rightSection={<Why text={inviteBlocked} />}
        onClick={() => send('invite')}
      >
        Send Account Invite
      </Menu.Item>
      <Menu.Item
        disabled={resetBlocked !== null}
        rightSection={<Why text={resetBlocked} />}
        onClick={() => send('reset')}
      >
        Send Password Reset
      </Menu.Item>
      <Menu.Item disabled={technician.active === false} onClick={onAssign}>
        Set username and password
      </Menu.Item>
    </>
  );
}

const Why = ({ text }: { readonly text: string | null }) =>
  text ? <span className="hint">{text}</span> : null;
