import { Menu } from '@mantine/core';
import { useState } from 'react';
import { officeRoles } from '#domain/access/roles.ts';
import { isAlone } from '../data/alone.ts';
import { useData, useRecord } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import { PasswordDialog } from './password-dialog.tsx';

/** Who is signed in, and the way out. Signing out keeps what waits for the server (S20). */
export function AccountMenu() {
  const data = useData();
  const { user, company } = data.session;
  const { signOut } = useHost();
  const [isChanging, setChanging] = useState(false);
  const roleId = useRecord(data.people, user.id)?.roleId ?? user.roleId;
  const entry = useRecord(data.lists, roleId);
  const role = entry?.name ?? officeRoles[roleId as keyof typeof officeRoles]?.name ?? roleId;
  return (
    <>
      <Menu>
        <Menu.Target>
          <button type="button" className="pill">
            {user.name} · {role}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{company.name}</Menu.Label>
          {!isAlone(data.session) && <Menu.Item onClick={() => setChanging(true)}>Change password</Menu.Item>}
          <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChanging && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  );
}
