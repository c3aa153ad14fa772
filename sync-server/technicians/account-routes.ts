import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longestPassword } from '#domain/technician/account.ts';
import { accountPage, firstPasswordPage, signInPage } from './account-pages.ts';
import { type Limiters, takeTry } from './api-routes.ts';
import { changePassword } from './change-password.ts';
import { cookiesOf, forgetSession, keepSignedIn } from './cookies.ts';
import type { TechnicianDeps } from './deps.ts';
import { confirmProblem, type Problems } from './fields.ts';
import { fieldsOf, pageRoute, sendPage } from './page-scope.ts';
import { type Opened, openSession } from './session.ts';
import { refusals, signIn } from './sign-in.ts';
import { style } from './style.ts';

const changed = 'Your password is changed. Other phones and browsers are signed out.';

/** `/technician`: sign in, see what one may do, change the password, sign out. */
export function accountRoutes(app: FastifyInstance, deps: TechnicianDeps, limiters: Limiters): void {
  const opened = (request: FastifyRequest) => openSession(deps, cookiesOf(request).session);

  pageRoute(app, '/technician', {
    get: async (request, reply) => {
      const session = await opened(request);
      if (!session.ok) return sendPage(reply, signedOutPage(deps, session, reply));
      const isDone = request.query !== null && Object.hasOwn(request.query as object, 'changed');
      return sendPage(reply, pageFor(session, {}, isDone ? changed : null));
    },
    post: (request, reply) => takeSignIn(deps, limiters, request, reply),
  });
  pageRoute(app, '/technician/password', {
    get: async (_request, reply) => reply.redirect('/technician', 303),
    post: async (request, reply) => {
      const session = await opened(request);
      if (!session.ok) return reply.redirect('/technician', 303);
      const problems = await takePassword(deps, limiters, session, request);
      if (problems) return sendPage(reply, pageFor(session, problems));
      return reply.redirect('/technician?changed', 303);
    },
  });
  pageRoute(app, '/technician/sign-out', {
    post: async (request, reply) => {
      const session = await opened(request);
      if (session.ok) await deps.store.people.endTechnicianSession(session.session.hash);
      forgetSession(reply, deps.publicUrl());
      return reply.redirect('/technician', 303);
    },
  });
  pageRoute(app, '/technician/style.css', {
    get: async (_request, reply) =>
      reply.header('cache-control', 'max-age=3600').type('text/css; charset=utf-8').send(style),
  });
}

type Session = Extract<Opened, { ok: true }>;

const pageFor = ({ about }: Session, problems: Problems = {}, said: string | null = null) =>
  about.technician.mustChangePassword
    ? firstPasswordPage(about, problems)
    : accountPage(about, problems, said);

function signedOutPage(
  deps: TechnicianDeps,
  { reason }: Extract<Opened, { ok: false }>,
  reply: FastifyReply,
) {
  if (reason === 'signedOut') return signInPage();
  forgetSession(reply, deps.publicUrl());
  return signInPage(undefined, refusals[reason], 403);
}

async function takeSignIn(
  deps: TechnicianDeps,
  { guard }: Limiters,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { text } = fieldsOf(request);
  const [username, password] = [text('username').slice(0, 254), text('password')];
  const isEmpty = username.trim() === '' || password === '';
  if (isEmpty || password.length > longestPassword)
    return sendPage(reply, signInPage({ username }, isEmpty ? bothNeeded : refusals.bad_credentials, 422));
  const { device } = cookiesOf(request);
  const done = await signIn(deps, guard, { username, password, address: request.ip, deviceToken: device });
  if (done.ok) {
    keepSignedIn(reply, deps.publicUrl(), done.token, done.deviceToken);
    return reply.redirect('/technician', 303);
  }
  const status = done.reason === 'bad_credentials' ? 401 : 403;
  return sendPage(reply, signInPage({ username }, refusals[done.reason], status));
}

const bothNeeded = 'Enter both your username and your password.';

/** Answers what is wrong, or null when the password is changed. */
async function takePassword(
  deps: TechnicianDeps,
  limiters: Limiters,
  { session, account }: Session,
  request: FastifyRequest,
): Promise<Problems | null> {
  const { text } = fieldsOf(request);
  const confirm = confirmProblem(text('next'), text('confirm'));
  if (confirm) return { confirm };
  takeTry(limiters.currentPassword, session.hash, request.ip);
  const done = await changePassword(deps, {
    session,
    account,
    current: account.mustChange ? null : text('current').slice(0, longestPassword + 1),
    next: text('next'),
    device: pageDevice(request),
  });
  return done.ok ? null : { [done.field]: done.problem };
}

/** How the audit log names a browser, which has no name of its own. */
export const pageDevice = ({ ip }: FastifyRequest): string => `Browser at ${ip}`;
