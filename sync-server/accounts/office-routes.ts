import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  newOfficeUser,
  type OfficeUser,
  officeUserChange,
  passwordChange,
} from '#domain/access/office-api.ts';
import { accountChannel } from '#domain/company/notifications.ts';
import { personFields } from '#domain/company/people.ts';
import { normalised } from '#domain/record/problems.ts';
import { passwordProblem } from '#domain/technician/account.ts';
import { Refused } from '../http/errors.ts';
import type { MessageKind } from '../store/people-store.ts';
import type { Store, Transaction, User } from '../store/store.ts';
import { auditEntry } from './audit-entry.ts';
import { type Audit, addedDetail, changeUser } from './change-user.ts';
import { dismissUser } from './dismissal.ts';
import { actingUser, addOfficeUser, officeUserOf, refuseBeyond, userOr404 } from './office-users.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { deviceOf, requirePermission, sessionOf } from './session.ts';

export type OfficeDeps = {
  readonly store: Store;
  readonly now: () => number;
  readonly announce: (companyId: string, collection: string, seq: number) => void;
  /** Told when a session has ended before its time. */
  readonly ended: (sessionId: string) => void;
  readonly tell: (tx: Transaction, letter: Letter) => Promise<void>;
  /** Told after a transaction that may have left something to send. */
  readonly kick: () => void;
};

/** A message to an office user, asked for by somebody at a computer. */
export type Letter = {
  readonly kind: MessageKind;
  readonly user: User;
  readonly facts: Readonly<Record<string, string>>;
};

type Route = { Params: { id: string } };

/** Administrators' work on office users (online only), and everybody's own password. */
export function officeRoutes(app: FastifyInstance, deps: OfficeDeps): void {
  const { store } = deps;
  app.get('/api/users', async (request) => {
    const { user } = requirePermission(request, 'editUsers');
    const users = await store.users(user.companyId);
    return { users: await Promise.all(users.map((each) => shown(store, each))) };
  });
  app.post('/api/users', async (request, reply) => reply.code(201).send({ user: await add(deps, request) }));
  app.patch<Route>('/api/users/:id', async (request) => ({ user: await change(deps, request) }));
  app.post<Route>('/api/users/:id/reset', async (request) => reset(deps, request));
  app.post<Route>('/api/users/:id/sign-out', async (request) => signOutEverywhere(deps, request));
  app.post('/api/auth/password', (request) => changePassword(deps, request));
}

const shown = async ({ accounts }: Store, user: User): Promise<OfficeUser> => {
  const found = await accounts.byUsername(user.username);
  return officeUserOf(user, Boolean(found?.passwordHash));
};

async function add(deps: OfficeDeps, request: FastifyRequest): Promise<OfficeUser> {
  const { user: actor } = requirePermission(request, 'editUsers');
  const wish = readBody(newOfficeUser, request.body);
  const { password } = wish;
  refuseBadPassword(password, wish.username);
  if (password === undefined && !wish.email)
    throw new Refused(400, 'required', 'The invitation needs an email. Enter one, or set a password.', {
      field: 'email',
    });
  const hash = password === undefined ? null : await hashPassword(password);
  const added = await deps.store.transaction(actor.companyId, async (tx) => {
    const { held } = await actingUser(tx, actor.id, 'editUsers');
    const user = await addOfficeUser(tx, actor.companyId, held, wish);
    if (hash) await tx.setPasswordHash(user.id, hash);
    else await deps.tell(tx, { kind: 'invite', user, facts: factsOf(request) });
    const subject = { kind: 'user', id: user.id };
    await tx.audit([auditEntry(request, deps.now(), 'userAdded', subject, addedDetail(user))]);
    return user;
  });
  await announcePeople(deps, actor.companyId);
  return officeUserOf(added, hash !== null);
}

async function change(deps: OfficeDeps, request: FastifyRequest<Route>): Promise<OfficeUser> {
  const { user: actor } = requirePermission(request, 'editUsers');
  const wish = readBody(officeUserChange, request.body);
  const { user, ended } = await deps.store.transaction(actor.companyId, async (tx) => {
    const { held } = await actingUser(tx, actor.id, 'editUsers');
    const before = await userOr404(tx, request.params.id);
    const now = deps.now();
    const audit: Audit = (...about) => auditEntry(request, now, ...about);
    return changeUser(tx, { held, audit, now }, before, wish);
  });
  for (const sessionId of ended) deps.ended(sessionId);
  await announcePeople(deps, actor.companyId);
  return shown(deps.store, user);
}

/** Sends an office user the way to a new password. */
async function reset(deps: OfficeDeps, request: FastifyRequest<Route>): Promise<{ ok: true }> {
  const { user: actor } = requirePermission(request, 'editUsers');
  await deps.store.transaction(actor.companyId, async (tx) => {
    const { held } = await actingUser(tx, actor.id, 'editUsers');
    const user = await userOr404(tx, request.params.id);
    await refuseBeyond(tx, held, user);
    if (!user.active)
      throw new Refused(409, 'inactive', `${user.name} is inactive. Activate the user first.`);
    if (!accountChannel({ email: user.email, mobilePhone: user.phone }))
      throw new Refused(409, 'no_address', `${user.name} has neither an email nor a phone.`, {
        field: 'email',
      });
    await deps.tell(tx, { kind: 'reset', user, facts: factsOf(request) });
  });
  deps.kick();
  return { ok: true };
}

/** Signs an office user out of all computers; each forgets what it holds of the company when it next comes. */
async function signOutEverywhere(deps: OfficeDeps, request: FastifyRequest<Route>): Promise<{ ok: true }> {
  const { user: actor } = requirePermission(request, 'editUsers');
  const now = deps.now();
  const ended = await deps.store.transaction(actor.companyId, async (tx) => {
    const { held } = await actingUser(tx, actor.id, 'editUsers');
    const user = await userOr404(tx, request.params.id);
    await refuseBeyond(tx, held, user);
    await tx.audit([auditEntry(request, now, 'signedOut', { kind: 'user', id: user.id })]);
    return dismissUser(tx, user, 'signed_out_wipe', now);
  });
  for (const sessionId of ended) deps.ended(sessionId);
  return { ok: true };
}

async function changePassword(deps: OfficeDeps, request: FastifyRequest): Promise<{ ok: true }> {
  const { id: sessionId, user } = sessionOf(request);
  const { current, next } = readBody(passwordChange, request.body);
  const found = await deps.store.accounts.byUsername(user.username);
  if (!(await isPassword(current, found?.passwordHash)))
    throw new Refused(403, 'bad_credentials', 'This is not your password.', { field: 'current' });
  refuseBadPassword(next, user.username, 'next');
  const hash = await hashPassword(next);
  const ended = await deps.store.transaction(user.companyId, async (tx) => {
    await tx.setPasswordHash(user.id, hash);
    await tx.voidLinks({ kind: 'user', id: user.id });
    await tx.audit([auditEntry(request, deps.now(), 'passwordChanged', { kind: 'user', id: user.id })]);
    return tx.endUserSessions(user.id, sessionId);
  });
  for (const each of ended) deps.ended(each);
  return { ok: true };
}

function refuseBadPassword(password: string | undefined, username: string, field = 'password'): void {
  const problem = password === undefined ? null : passwordProblem(password, username);
  if (problem) throw new Refused(400, 'weak_password', `${problem}.`, { field });
}

const factsOf = (request: FastifyRequest) => ({ by: sessionOf(request).user.id, device: deviceOf(request) });

async function announcePeople({ store, announce, kick }: OfficeDeps, companyId: string): Promise<void> {
  const seq = (await store.heads(companyId)).get('people');
  if (seq !== undefined) announce(companyId, 'people', seq);
  kick();
}

/** What was sent, in its stored form. Throws 400 that names the field. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const contact = isObject ? normalised(contactFields, body as Record<string, unknown>) : body;
  const result = schema.safeParse(contact);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.map(String).join('.');
  const message = issue?.code === 'unrecognized_keys' ? `There is no field ${field}.` : `${issue?.message}.`;
  throw new Refused(400, 'bad_request', message, field ? { field } : {});
}

const contactFields = { email: personFields.email, phone: personFields.phone };
