import type { Permission } from '#domain/access/permissions.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Outcome, PushRow, SignInAnswer, WireRecord } from '#domain/sync/wire.ts';
import { savePeople } from '#server/accounts/people.ts';
import { issueTokens } from '#server/accounts/tokens.ts';
import type { ChainedEntry } from '#server/store/people-store.ts';
import type { User } from '#server/store/store.ts';
import { type Api, apiOf, edit, type TestServer } from '#tests/sync/server-fixture.ts';

type Server = Pick<TestServer, 'store' | 'address'>;

/** Signs a person in without a password, which takes its time by design. */
export async function sessionFor({ store, address }: Server, userId: string): Promise<Api> {
  const now = Date.now();
  const { kept, token, refreshToken } = issueTokens(now);
  await store.accounts.startSession(userId, now, kept);
  const session: SignInAnswer = {
    token,
    refreshToken,
    user: { id: userId, name: userId, roleId: '', permissions: [] },
    company: { id: '', name: '' },
  };
  return apiOf(address, session);
}

let users = 0;

/** An office user whom nobody else is, without a password. */
export async function addUser({ store }: Server, more: Partial<User> = {}): Promise<User> {
  users += 1;
  const username = `user${users}`;
  const user = { id: `user-${username}`, companyId: 'acme', username, name: `The ${username}`, active: true };
  const added = { ...user, roleId: 'viewer', ...more };
  await store.transaction(added.companyId, (tx) => savePeople(tx, [added]));
  return added;
}

let roles = 0;

/** A role of the company's own for office users; answers its id. */
export async function addRole(
  { store }: Server,
  permissions: readonly Permission[],
  companyId = 'acme',
): Promise<string> {
  roles += 1;
  const id = `role-${roles}`;
  const role = { id, kind: 'role', name: `Role ${roles}`, permissions, office: true, active: true };
  await store.transaction(companyId, (tx) => tx.put('lists', [role]));
  return id;
}

/** Somebody signed in who may do just that. */
export async function whoMay(
  server: Server,
  permissions: readonly Permission[],
): Promise<{ readonly api: Api; readonly user: User }> {
  const user = await addUser(server, { roleId: await addRole(server, permissions) });
  return { api: await sessionFor(server, user.id), user };
}

/** The state after somebody's edit of it. */
export const changed = (base: AnyRecord, change: AnyRecord, username = 'admin'): WireRecord =>
  ({ ...base, ...change, edit: edit(username) }) as AnyRecord as WireRecord;

/** The row of a change by somebody who has `base` on their screen. */
export const rowOf = (base: WireRecord, change: AnyRecord, username = 'admin'): PushRow => ({
  assumedMasterState: base,
  newDocumentState: changed(base, change, username),
});

/** Pushes one change, and answers what became of it. */
export const pushChange = (api: Api, base: WireRecord, change: AnyRecord, username = 'admin') =>
  api.pushOne('technicians', changed(base, change, username), base);

/** A record as it stands. */
export async function standing(
  { store }: Server,
  collection: string,
  id: string,
  companyId = 'acme',
): Promise<WireRecord> {
  const [placed] = await store.byIds(companyId, collection, [id]);
  if (!placed) throw new Error(`No ${collection} ${id}`);
  return placed.record;
}

/** The audit log, oldest first. */
export const auditLog = async ({ store }: Server, companyId = 'acme'): Promise<ChainedEntry[]> =>
  (await store.people.auditLog(companyId, { before: undefined, limit: 1000 })).toReversed();

/** What was audited while that ran. */
export async function audited(
  server: Server,
  run: () => Promise<unknown>,
  companyId = 'acme',
): Promise<ChainedEntry[]> {
  const before = (await auditLog(server, companyId)).length;
  await run();
  return (await auditLog(server, companyId)).slice(before);
}

export type Answer = { readonly status: number; readonly body: unknown };

/** Sends JSON; answers status and body. */
export async function send(
  api: Pick<Api, 'request'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await api.request(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  return { status: answer.status, body: isJson && text !== '' ? JSON.parse(text) : text };
}

export const outcomesOf = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ outcome, code }) => (code ? `${outcome} ${code}` : outcome));
