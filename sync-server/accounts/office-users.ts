import { randomUUID } from 'node:crypto';
import type { NewOfficeUser, OfficeUser, OfficeUserChange } from '#domain/access/office-api.ts';
import { type Permission, permissions } from '#domain/access/permissions.ts';
import { administratorRole, officeRoleIds } from '#domain/access/roles.ts';
import { Refused } from '../http/errors.ts';
import type { Transaction, User } from '../store/store.ts';
import { claimFor, moveClaim, takenBy } from './claims.ts';
import { savePeople } from './people.ts';
import { rightsIn } from './rights.ts';
import { unauthenticated } from './session.ts';

export const officeUserOf = (user: User, hasPassword: boolean): OfficeUser => ({
  id: user.id,
  name: user.name,
  username: user.username,
  email: user.email ?? null,
  phone: user.phone ?? null,
  roleId: user.roleId,
  active: user.active,
  permissionOverrides: user.permissionOverrides ?? {},
  lastSignInAt: user.lastSignInAt ?? null,
  hasPassword,
});

/**
 * Who acts, with what they may do now, read in the transaction that writes. Throws 401 or 403 where that was taken
 * from them in the meantime.
 */
export async function actingUser(tx: Transaction, userId: string, needed: Permission) {
  const user = await tx.user(userId);
  if (!user?.active) throw unauthenticated();
  const held = await rightsIn(tx, user);
  if (!held.includes(needed))
    throw new Refused(403, 'forbidden', `This needs the permission ${permissions[needed].label}.`);
  return { user, held };
}

/** Another company's user is as unknown as none. */
export async function userOr404(tx: Transaction, id: string): Promise<User> {
  const user = await tx.user(id);
  if (!user) throw new Refused(404, 'unknown_user', 'There is no such office user here.');
  return user;
}

/** Nobody gives away what they lack, and nobody touches a person who may do more than they. */
export async function refuseBeyond(tx: Transaction, held: readonly Permission[], user: User): Promise<void> {
  const beyond = (await rightsIn(tx, user)).find((name) => !held.includes(name));
  if (beyond)
    throw new Refused(
      403,
      'gives_away',
      `${user.name} has, or would have, ${permissions[beyond].label}, which you do not have yourself.`,
      { field: 'roleId' },
    );
}

/** Adds an office user. Throws where the role, the username, the email or the phone is not to be had. */
export async function addOfficeUser(
  tx: Transaction,
  companyId: string,
  held: readonly Permission[],
  wish: NewOfficeUser,
): Promise<User> {
  const user: User = {
    id: randomUUID(),
    companyId,
    name: wish.name,
    username: wish.username,
    roleId: wish.roleId,
    active: true,
    email: wish.email ?? undefined,
    phone: wish.phone ?? undefined,
    permissionOverrides: wish.permissionOverrides,
  };
  await saveChecked(tx, held, user);
  return user;
}

/** Changes an office user. The last administrator stays one. */
export async function changeOfficeUser(
  tx: Transaction,
  held: readonly Permission[],
  before: User,
  wish: OfficeUserChange,
): Promise<User> {
  await refuseBeyond(tx, held, before);
  const user: User = {
    ...before,
    name: wish.name ?? before.name,
    username: wish.username ?? before.username,
    roleId: wish.roleId ?? before.roleId,
    active: wish.active ?? before.active,
    email: wish.email === undefined ? before.email : (wish.email ?? undefined),
    phone: wish.phone === undefined ? before.phone : (wish.phone ?? undefined),
    permissionOverrides: wish.permissionOverrides ?? before.permissionOverrides,
  };
  if (isAdministrator(before) && !isAdministrator(user)) await refuseLast(tx, before);
  await saveChecked(tx, held, user);
  return user;
}

const isAdministrator = ({ roleId, active }: User): boolean => roleId === administratorRole && active;

async function refuseLast(tx: Transaction, leaving: User): Promise<void> {
  const others = (await tx.users()).filter((user) => user.id !== leaving.id && isAdministrator(user));
  if (others.length === 0)
    throw new Refused(
      409,
      'last_administrator',
      `${leaving.name} is the last administrator. Make somebody else an administrator first.`,
      { field: 'roleId' },
    );
}

async function saveChecked(tx: Transaction, held: readonly Permission[], user: User): Promise<void> {
  await refuseUnknownRole(tx, user.roleId);
  await refuseBeyond(tx, held, user);
  if (await tx.isUsernameTaken(user.username, user.id))
    throw taken('username', `The username ${user.username} is taken. Pick another.`);
  for (const kind of ['email', 'phone'] as const) {
    const other = await takenBy(tx, claimFor('user', kind, user[kind]), user.id);
    if (other)
      throw taken(kind, `${(await tx.user(other))?.name ?? 'Another office user'} has this ${kind} already.`);
    await moveClaim(tx, { kind: 'user', id: user.id }, kind, user[kind]);
  }
  await savePeople(tx, [user]);
}

const taken = (field: string, message: string) => new Refused(409, 'taken', message, { field });

async function refuseUnknownRole(tx: Transaction, roleId: string): Promise<void> {
  if ((officeRoleIds as readonly string[]).includes(roleId)) return;
  const [entry] = await tx.records('lists', [roleId]);
  if (entry?.kind !== 'role' || entry.office !== true)
    throw new Refused(400, 'unknown_role', 'There is no such role for office users.', { field: 'roleId' });
}
