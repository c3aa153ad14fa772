import type { AuditAction } from '#domain/access/audit.ts';
import type { OfficeUserChange } from '#domain/access/office-api.ts';
import type { Permission } from '#domain/access/permissions.ts';
import { same } from '#domain/record/value.ts';
import type { AuditEntry } from '../store/people-store.ts';
import type { Transaction, User } from '../store/store.ts';
import { dismissUser } from './dismissal.ts';
import { changeOfficeUser } from './office-users.ts';

/** Makes an entry of the audit log by whoever acts. */
export type Audit = (
  action: AuditAction,
  subject: AuditEntry['subject'],
  detail?: AuditEntry['detail'],
) => AuditEntry;

export type ChangedUser = { readonly user: User; readonly ended: readonly string[] };

/** By whom, with which permissions, and when (milliseconds since 1970). */
export type Acting = {
  readonly held: readonly Permission[];
  readonly audit: Audit;
  readonly now: number;
};

/** Changes an office user with all that follows from it. Answers the sessions that have ended by it. */
export async function changeUser(
  tx: Transaction,
  { held, audit, now }: Acting,
  before: User,
  wish: OfficeUserChange,
): Promise<ChangedUser> {
  const user = await changeOfficeUser(tx, held, before, wish);
  const ended = before.active && !user.active ? await dismissUser(tx, user, 'deactivated', now) : [];
  if (!before.active && user.active) await tx.recallUser(user.id);
  // A link that went to an old address must not open the account any more.
  const moved = !same(before.email, user.email) || !same(before.phone, user.phone);
  if (!user.active || moved) await tx.voidLinks({ kind: 'user', id: user.id });
  await tx.audit(changesOf(before, user).map((each) => audit(...each)));
  return { user, ended };
}

function changesOf(before: User, after: User): Parameters<Audit>[] {
  const subject = { kind: 'user', id: after.id };
  const fields = ['name', 'username', 'email', 'phone', 'roleId', 'permissionOverrides'] as const;
  const changed: Parameters<Audit>[] = fields
    .filter((field) => !same(before[field], after[field]))
    .map((field) => [
      'userChanged',
      subject,
      { field, from: before[field] ?? null, to: after[field] ?? null },
    ]);
  if (before.active !== after.active)
    changed.push([after.active ? 'userActivated' : 'userDeactivated', subject, { name: after.name }]);
  return changed;
}

/** What the log says of a user who was added. */
export const addedDetail = ({ name, username, roleId, email, permissionOverrides }: User) => ({
  name,
  username,
  roleId,
  email,
  permissionOverrides,
});
