import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { can } from '#domain/access/roles.ts';
import { accountChannel } from '#domain/company/notifications.ts';
import { hasAccount } from '#domain/technician/account.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../data-context.tsx';
import { AccountEmailDialog } from './account-email-dialog.tsx';
import { ask } from './account-requests.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { DeactivateDialog } from './deactivate-dialog.tsx';

const dialogs = { deactivate: DeactivateDialog, email: AccountEmailDialog, assign: AssignDialog } as const;

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
            <Menu.Item onClick={() => void data.write.change('technicians', technician.id, { active: true })}>
              Activate
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
  const blocked = blockedBecause(technician);
  const isKnown = hasAccount(technician);
  const send = (kind: 'invite' | 'reset') => void ask(data, kind, technician.id);
  const inviteBlocked = blocked ?? (isKnown ? 'has an account already' : null);
  const resetBlocked = blocked ?? (isKnown ? null : 'has no account yet');
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

function blockedBecause(technician: Technician): string | null {
  if (technician.active === false) return 'is inactive';
  if (technician.mobileAccess === false) return 'has no mobile access';
  return accountChannel(technician) ? null : 'has no address';
}
