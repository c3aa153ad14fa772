import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { accountEmailChange } from '#domain/access/office-api.ts';
import { withFieldValue } from '#domain/record/value.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { hasAccount } from '#domain/technician/account.ts';
import { Refused } from '../http/errors.ts';
import { newMessage } from '../messages/enqueue.ts';
import type { Transaction } from '../store/store.ts';
import { auditEntry } from './audit-entry.ts';
import { claimFor, moveClaim, takenBy } from './claims.ts';
import { type OfficeDeps, readBody } from './office-routes.ts';
import { actingUser } from './office-users.ts';
import { deviceOf, requirePermission, sessionOf } from './session.ts';

type Route = { Params: { id: string } };

/** The support procedure for the email of a profile that has a user account (R38). */
export function accountEmailRoute(app: FastifyInstance, deps: OfficeDeps): void {
  app.post<Route>('/api/technicians/:id/account-email', async (request) => {
    const { user } = requirePermission(request, 'changeAccountEmail');
    const wish = readBody(accountEmailChange, request.body);
    const seq = await deps.store.transaction(user.companyId, async (tx) => {
      await actingUser(tx, user.id, 'changeAccountEmail');
      const record = await technicianOr404(tx, request.params.id);
      return changeEmail(deps, request, tx, { record, ...wish });
    });
    deps.announce(user.companyId, 'technicians', seq);
    deps.kick();
    return { ok: true };
  });
}

async function technicianOr404(tx: Transaction, id: string): Promise<WireRecord> {
  const [record] = await tx.records('technicians', [id]);
  if (!record || record._deleted)
    throw new Refused(404, 'unknown_technician', 'There is no such technician here.');
  return record;
}

type Change = { readonly record: WireRecord; readonly email: string; readonly reason: string };

async function changeEmail(
  { now }: OfficeDeps,
  request: FastifyRequest,
  tx: Transaction,
  { record, email, reason }: Change,
): Promise<number> {
  if (!hasAccount(record))
    throw new Refused(409, 'no_account', 'There is no account yet. Change the email on the profile.');
  if (record.email === email)
    throw new Refused(409, 'unchanged', 'This is the email already.', { field: 'email' });
  const subject = { kind: 'technician', id: record.id } as const;
  if (await takenBy(tx, claimFor('technician', 'email', email), record.id))
    throw new Refused(409, 'taken', 'Another technician has this email already.', { field: 'email' });
  await moveClaim(tx, subject, 'email', email);
  // A link that went to the old address must not open the account any more.
  await tx.voidLinks(subject);
  const { user } = sessionOf(request);
  const at = new Date(now()).toISOString();
  const edit = { id: randomUUID(), by: user.id, at, device: deviceOf(request) };
  const old = typeof record.email === 'string' ? record.email : null;
  const changed = withFieldValue(withFieldValue(record, 'email', email), 'edit', edit) as WireRecord;
  const facts = { old: old ?? '', new: email, reason, by: user.id, device: edit.device };
  const letter = { requestId: null, subject, channel: 'email', facts, now: now() } as const;
  if (old) await tx.addMessage(newMessage({ ...letter, kind: 'emailLeft', address: old }));
  await tx.addMessage(newMessage({ ...letter, kind: 'emailCame', address: email }));
  await tx.audit([
    auditEntry(request, now(), 'accountEmailChanged', subject, { from: old, to: email, reason }),
  ]);
  const changes = [{ field: 'email', from: old, to: email }];
  return tx.accept(
    'technicians',
    [{ record: changed, edit, outcome: 'applied', changes, pushed: changed }],
    at,
  );
}
