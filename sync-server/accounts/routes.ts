import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SignInAnswer } from '#domain/sync/wire.ts';
import { longestPassword } from '#domain/technician/account.ts';
import { Refused } from '../http/errors.ts';
import { isSetUp, notSetUp } from '../set-up/set-up-company.ts';
import type { Store, User } from '../store/store.ts';
import { longestDeviceToken } from './known-devices.ts';
import { isPassword, renewedHash } from './passwords.ts';
import { rightsNow } from './rights.ts';
import { refusedToken, requireSession, sessionOf, unauthenticated } from './session.ts';
import { createSignInGuard } from './sign-in-guard.ts';
import { issueTokens, refreshGrace, tokenHash } from './tokens.ts';

const signInBody = z.object({
  username: z.string().max(254),
  password: z.string().max(longestPassword),
  /** What an earlier sign-in gave to this computer. */
  deviceToken: z.string().max(longestDeviceToken).nullish(),
});
const refreshBody = z.object({ refreshToken: z.string().max(200) });

export type AccountDeps = {
  readonly store: Store;
  readonly now: () => number;
  /** Told when a session has ended before its time. */
  readonly ended: (sessionId: string) => void;
};

/** Sign-in, refresh and sign-out of office users (R44). */
export function accountRoutes(app: FastifyInstance, deps: AccountDeps): void {
  const guard = createSignInGuard(deps.store, deps.now, 'user');
  app.post('/api/auth/sign-in', async (request) => {
    const { username, password, deviceToken } = parsed(signInBody, request.body);
    const tried = await guard.enter({ username, address: request.ip, deviceToken });
    const answer = await signIn(deps, username, password);
    return { ...answer, deviceToken: tried.succeeded() };
  });
  app.post('/api/auth/refresh', (request) => refresh(deps, parsed(refreshBody, request.body).refreshToken));
  app.register(async (signedIn) => {
    requireSession(signedIn, deps.store, deps.now);
    signedIn.post('/api/auth/sign-out', (request) => signOut(deps, request));
  });
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.');
  const message = field ? `${field} is missing or too long, or no text.` : 'Send an object as JSON.';
  throw new Refused(400, 'bad_request', message, field ? { field } : {});
}

async function signIn(deps: AccountDeps, username: string, password: string): Promise<SignInAnswer> {
  const { accounts } = deps.store;
  const found = await accounts.byUsername(username);
  if (!found && !(await isSetUp(deps.store))) throw new Refused(409, 'not_set_up', notSetUp);
  const isRight = await isPassword(password, found?.passwordHash);
  if (!found || !isRight || !found.user.active)
    throw new Refused(
      401,
      'bad_credentials',
      'Username and password do not match. Check both, then try again.',
    );
  await renewHash(deps.store, found, password);
  const now = deps.now();
  await accounts.forgetExpired(now);
  const issued = issueTokens(now);
  await accounts.startSession(found.user.id, now, issued.kept);
  return answerOf(deps.store, found.user, issued);
}

/** A hash of an older cost is replaced once the password is at hand, unless it was changed meanwhile. */
async function renewHash(
  store: Store,
  { user, passwordHash }: { readonly user: User; readonly passwordHash: string | null },
  password: string,
): Promise<void> {
  const renewed = passwordHash && (await renewedHash(password, passwordHash));
  if (renewed)
    await store.transaction(user.companyId, (tx) => tx.replacePasswordHash(user.id, passwordHash, renewed));
}

/**
 * Exchanges a refresh token for new ones. The old one goes on being good for a moment (`refreshGrace`), in case
 * the answer is lost; used later than that, somebody else has it, and the session ends.
 */
async function refresh(deps: AccountDeps, refreshToken: string): Promise<SignInAnswer> {
  const { accounts } = deps.store;
  const hash = tokenHash(refreshToken);
  const found = await accounts.refreshToken(hash);
  const now = deps.now();
  if (!found || found.expiresAt <= now || !found.user.active)
    throw await refusedToken(deps.store, refreshToken, now);
  if (found.usedAt !== null && now - found.usedAt > refreshGrace) {
    await accounts.endSession(found.sessionId);
    deps.ended(found.sessionId);
    throw unauthenticated();
  }
  const issued = issueTokens(now, found.sessionId);
  if (!(await accounts.addTokens(issued.kept, { hash, at: now })))
    throw await refusedToken(deps.store, refreshToken, now);
  return answerOf(deps.store, found.user, issued);
}

async function signOut(deps: AccountDeps, request: FastifyRequest): Promise<{ ok: true }> {
  const { id } = sessionOf(request);
  await deps.store.accounts.endSession(id);
  deps.ended(id);
  return { ok: true };
}

async function answerOf(
  store: Store,
  user: User,
  issued: { readonly token: string; readonly refreshToken: string },
): Promise<SignInAnswer> {
  const [company] = await store.byIds(user.companyId, 'company', [user.companyId]);
  return {
    token: issued.token,
    refreshToken: issued.refreshToken,
    user: {
      id: user.id,
      name: user.name,
      roleId: user.roleId,
      permissions: [...(await rightsNow(store, user))],
    },
    company: { id: user.companyId, name: String(company?.record.name ?? officeName) },
  };
}

const officeName = 'Company';
