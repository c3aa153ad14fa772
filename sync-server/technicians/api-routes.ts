import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longestPassword } from '#domain/technician/account.ts';
import { longestDeviceToken } from '../accounts/known-devices.ts';
import { deviceOf, unauthenticated } from '../accounts/session.ts';
import { type SignInGuard, tooManyTries } from '../accounts/sign-in-guard.ts';
import type { SignInLimit } from '../accounts/sign-in-limit.ts';
import { Refused } from '../http/errors.ts';
import { changePassword } from './change-password.ts';
import type { TechnicianDeps } from './deps.ts';
import { openSession } from './session.ts';
import { refusals, signIn } from './sign-in.ts';

const signInBody = z.object({
  username: z.string().max(254),
  password: z.string().max(longestPassword),
  deviceToken: z.string().max(longestDeviceToken).nullish(),
});
const passwordBody = z.object({
  current: z.string().max(longestPassword),
  next: z.string().max(longestPassword),
});

/** What slows down guessing: at the sign-in, and at the present password within a session. */
export type Limiters = { readonly guard: SignInGuard; readonly currentPassword: SignInLimit };

/** The sign-in of technicians as a mobile app calls it (R45). */
export function technicianApi(app: FastifyInstance, deps: TechnicianDeps, limiters: Limiters): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.post('/api/technician/sign-in', async (request) => {
    const body = parsed(signInBody, request.body);
    const done = await signIn(deps, limiters.guard, {
      ...body,
      address: request.ip,
      deviceToken: body.deviceToken,
    });
    if (done.ok) return { token: done.token, deviceToken: done.deviceToken, ...done.about };
    const status = done.reason === 'bad_credentials' ? 401 : 403;
    throw new Refused(status, done.reason, refusals[done.reason]);
  });

  app.get('/api/technician/me', async (request) => (await sessionFor(deps, request)).about);

  app.post('/api/technician/sign-out', async (request) => {
    const { session } = await sessionFor(deps, request);
    await deps.store.people.endTechnicianSession(session.hash);
    return { ok: true };
  });

  app.post('/api/technician/password', async (request) => {
    const { session, account } = await sessionFor(deps, request);
    const { current, next } = parsed(passwordBody, request.body);
    takeTry(limiters.currentPassword, session.hash, request.ip);
    const change = { session, account, current, next, device: deviceOf(request) };
    const done = await changePassword(deps, change);
    if (!done.ok) throw new Refused(422, 'bad_password', `${done.problem}.`, { field: done.field });
    return { ok: true };
  });
}

/** Whoever got hold of a session must not guess the password by it. Throws 429. */
export function takeTry(limit: SignInLimit, sessionHash: string, address: string): void {
  const wait = limit.take(sessionHash, address);
  if (wait !== null) throw tooManyTries(wait);
}

async function sessionFor(deps: TechnicianDeps, request: FastifyRequest) {
  const [, token] = /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(request.headers.authorization ?? '') ?? [];
  const opened = await openSession(deps, token);
  if (opened.ok) return opened;
  if (opened.reason === 'signedOut') throw unauthenticated();
  throw new Refused(403, opened.reason, refusals[opened.reason]);
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.');
  const message = field ? `${field} is missing or too long, or no text.` : 'Send an object as JSON.';
  throw new Refused(400, 'bad_request', message, field ? { field } : {});
}
