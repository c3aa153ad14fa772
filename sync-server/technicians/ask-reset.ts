import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tooManyTries } from '../accounts/sign-in-guard.ts';
import { createSignInLimit, type SignInLimit } from '../accounts/sign-in-limit.ts';
import type { TechnicianDeps } from './deps.ts';
import { askResetPage, resetAskedPage } from './link-pages.ts';
import { fieldsOf, pageRoute, sendPage } from './page-scope.ts';
import { resetTargets } from './reset-targets.ts';

const hour = 60 * 60_000;

/** How often somebody may ask, by what they typed and where they are. An office behind one address has many people. */
const askLimits = { span: hour, perPair: 5, perAccount: 10, perAddress: 60, perDevice: 0 };

/** How often one person is written to, however they were named. */
const sendLimits = {
  span: hour,
  perPair: 5,
  perAccount: 5,
  perAddress: Number.POSITIVE_INFINITY,
  perDevice: 0,
};

/** The longest text that names somebody: an email address. */
const longest = 254;

/** `/reset`: asks for a reset, with the same answer in about the same time for those whom we know and do not know. */
export function askResetRoute(app: FastifyInstance, deps: TechnicianDeps): void {
  const asked = createSignInLimit(deps.now, askLimits);
  const sent = createSignInLimit(deps.now, sendLimits);
  const later = runLater(app);
  pageRoute(app, '/reset', {
    get: async (_request, reply) => sendPage(reply, askResetPage()),
    post: async (request, reply) => {
      const who = fieldsOf(request).text('who').trim().slice(0, longest);
      if (who === '') return sendPage(reply, askResetPage({ who }, 'Enter one of the three'));
      const wait = asked.take(who.toLowerCase(), request.ip);
      if (wait !== null) throw tooManyTries(wait);
      later(request, reply, () => sendResets(deps, sent, who));
      return sendPage(reply, resetAskedPage);
    },
  });
}

async function sendResets(deps: TechnicianDeps, sent: SignInLimit, who: string): Promise<void> {
  for (const { companyId, subject, channel, address } of await resetTargets(deps.store, who))
    if (sent.take(`${companyId} ${subject.kind} ${subject.id}`, 'anywhere') === null)
      await deps.sendReset(companyId, subject, channel, address);
}

type Later = (request: FastifyRequest, reply: FastifyReply, task: () => Promise<void>) => void;

/** Runs tasks when their answer has gone, so that nobody can read from its time what was found; closing waits for them. */
function runLater(app: FastifyInstance): Later {
  const running = new Set<Promise<void>>();
  app.addHook('onClose', async () => {
    await Promise.all(running);
  });
  return (request, reply, task) => {
    reply.raw.once('close', () => {
      const run = task().catch((error: unknown) => request.log.error({ err: error }, 'a reset was not sent'));
      running.add(run);
      void run.finally(() => running.delete(run));
    });
  };
}
