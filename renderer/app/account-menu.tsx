import { Menu } from '@mantine/core';
import { officeRoles } from '#domain/access/roles.ts';
import { useData } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';

/** Who is signed in, and the way out. Signing out keeps what waits for the server (S20). */
export function AccountMenu() {
  const { user, company } = useData().session;
  const { signOut } = useHost();
  const role = officeRoles[user.roleId as keyof typeof officeRoles]?.name ?? user.roleId;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="pill">
          {user.name} · {role}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{company.name}</Menu.Label>
        <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
