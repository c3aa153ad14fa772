import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Dismissal } from '#domain/access/dismissal.ts';
import { type Permission, permissions } from '#domain/access/permissions.ts';
import { can } from '#domain/access/roles.ts';
import { Refused } from '../http/errors.ts';
import type { Session, Store } from '../store/store.ts';
import { rightsNow } from './rights.ts';
import { tokenHash } from './tokens.ts';

/** Whose request it is and what they may do at this moment. */
export type SignedIn = Session & { readonly permissions: readonly Permission[] };

const sessions = new WeakMap<FastifyRequest, SignedIn>();

/** Whose request it is. Throws where the route forgot to ask for a session. */
export function sessionOf(request: FastifyRequest): SignedIn {
  const session = sessions.get(request);
  if (!session) throw new Error('This route asks for no session');
  return session;
}

export const unauthenticated = () =>
  new Refused(401, 'unauthenticated', 'You are not signed in, or no longer. Sign in again.');

// People read them when their computer has done so.
const messages: Readonly<Record<Dismissal, string>> = {
  deactivated: 'Your account was deactivated. What this computer held of the company is removed.',
  signed_out_wipe:
    'An administrator has signed you out. What this computer held of the company is removed; a sign-in fetches it again.',
};

/** How a token is refused that opens nothing. Only what is known for sure makes a computer forget what it holds. */
export async function refusedToken(store: Store, token: string, now: number): Promise<Refused> {
  const reason = await store.accounts.dismissal(tokenHash(token), now);
  return reason ? new Refused(401, reason, messages[reason]) : unauthenticated();
}

export const forbidden = (permission: Permission) =>
  new Refused(403, 'forbidden', `This needs the permission ${permissions[permission].label}.`);

/** From here on, every route of that scope answers 401 without a session; nothing else of the request is read. */
export function requireSession(app: FastifyInstance, store: Store, now: () => number): void {
  app.addHook('onRequest', async (request) => {
    const [, token] = /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!token) throw unauthenticated();
    const session = await store.accounts.sessionByToken(tokenHash(token), now());
    if (!session) throw await refusedToken(store, token, now());
    sessions.set(request, { ...session, permissions: await rightsNow(store, session.user) });
  });
}

/** Throws 403 where the person lacks it. Answers whose request it is. */
export function requirePermission(request: FastifyRequest, permission: Permission): SignedIn {
  const session = sessionOf(request);
  if (!can(session, permission)) throw forbidden(permission);
  return session;
}

/** The computer that a request says it comes from, for the audit log; at most 80 characters. */
export function deviceOf(request: FastifyRequest): string {
  const said = String(request.headers['x-fieldroster-device'] ?? '').trim();
  return /^[\x20-\x7e]{1,80}$/.test(said) ? said : 'unnamed';
}
