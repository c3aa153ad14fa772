import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { passwordProblem, usernameProblem } from '#domain/technician/account.ts';
import type { LinkPurpose } from '../store/people-store.ts';
import { pageDevice } from './account-routes.ts';
import type { TechnicianDeps } from './deps.ts';
import { confirmProblem, hasProblems, type Problems } from './fields.ts';
import { type HeldLink, heldLink } from './link-holder.ts';
import { accountMadePage, invitePage, passwordSetPage, resetPage, type Typed } from './link-pages.ts';
import { goneLink, type Page } from './page.ts';
import { fieldsOf, pageRoute, sendPage } from './page-scope.ts';
import { redeem } from './redeem.ts';

/** `/invite/:token` and `/reset/:token`. Looking at one uses nothing up: mail scanners look at links too. */
export function linkRoutes(app: FastifyInstance, deps: TechnicianDeps): void {
  for (const purpose of ['invite', 'reset'] as const)
    pageRoute(app, `/${purpose}/:token`, {
      get: async (request, reply) => {
        const token = tokenOf(request);
        const held = await heldLink(deps, token, purpose);
        return sendPage(reply, held ? formPages[purpose](held, token) : goneLink);
      },
      post: (request, reply) => take(deps, purpose, request, reply),
    });
}

const formPages = { invite: invitePage, reset: resetPage } as const;

const tokenOf = (request: FastifyRequest) => (request.params as { token: string }).token;

async function take(
  deps: TechnicianDeps,
  purpose: LinkPurpose,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const token = tokenOf(request);
  const held = await heldLink(deps, token, purpose);
  if (!held) return sendPage(reply, goneLink);
  const typed = typedIn(request);
  const username = held.username ?? typed.username;
  const problems = problemsOf(held, typed, username);
  const again = (wrong: Problems) => sendPage(reply, formPages[purpose](held, token, typed, wrong));
  if (hasProblems(problems)) return again(problems);
  const { next: password, code } = typed;
  const done = await redeem(deps, { link: held.link, username, password, code, device: pageDevice(request) });
  if (done.ok) return sendPage(reply, donePage(purpose, held, username, done.isAlsoOfficeUsername));
  if (done.reason === 'gone') return sendPage(reply, goneLink);
  return again(
    done.reason === 'wrongCode'
      ? { code: 'This is not the code in the message' }
      : { username: 'Somebody has this username; pick another' },
  );
}

function typedIn(request: FastifyRequest): Typed {
  const { text } = fieldsOf(request);
  return {
    username: text('username').trim(),
    next: text('next'),
    confirm: text('confirm'),
    code: text('code').replace(/\s/g, ''),
  };
}

/** All at once, so that nobody mends one only to learn of the next. The code is looked at last, when all else is right. */
const problemsOf = (held: HeldLink, typed: Typed, username: string): Problems => ({
  username: (held.username === null && usernameProblem(typed.username)) || undefined,
  next: passwordProblem(typed.next, username) ?? undefined,
  confirm: confirmProblem(typed.next, typed.confirm),
  code: held.link.codeHash !== null && !/^\d{6}$/.test(typed.code) ? 'The code has six digits' : undefined,
});

const donePage = (purpose: LinkPurpose, held: HeldLink, username: string, isAlsoOffice: boolean): Page =>
  purpose === 'invite' ? accountMadePage(held, username, isAlsoOffice) : passwordSetPage(held);
