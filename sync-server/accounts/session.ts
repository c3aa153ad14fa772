import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Permission } from '#domain/access/permissions.ts';
import { officeRoles } from '#domain/access/roles.ts';
import { Refused } from '../http/errors.ts';
import type { Session, Store, User } from '../store/store.ts';
import { tokenHash } from './tokens.ts';

/** What the person may do at this moment (S16): looked up by the role, never remembered in a token. */
export const permissionsOf = ({ roleId }: User): readonly Permission[] =>
  officeRoles[roleId]?.permissions ?? [];

const sessions = new WeakMap<FastifyRequest, Session>();

/** Whose request it is. Throws where the route forgot to ask for a session. */
export function sessionOf(request: FastifyRequest): Session {
  const session = sessions.get(request);
  if (!session) throw new Error('This route asks for no session');
  return session;
}

export const unauthenticated = () =>
  new Refused(401, 'unauthenticated', 'You are not signed in, or no longer. Sign in again.');

/** From here on, every route of that scope answers 401 without a session; nothing else of the request is read. */
export function requireSession(app: FastifyInstance, { accounts }: Store, now: () => number): void {
  app.addHook('onRequest', async (request) => {
    const [, token] = /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(request.headers.authorization ?? '') ?? [];
    const session = token && (await accounts.sessionByToken(tokenHash(token), now()));
    if (!session) throw unauthenticated();
    sessions.set(request, session);
  });
}
