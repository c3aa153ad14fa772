import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Store, Transaction } from './store/store.ts';

/** Where a push, or a part of a photo, can be cut short by the death of the server. */
export const killPoints = [
  'beforeTransaction',
  'afterRead',
  'beforeCommit',
  'afterCommit',
  'halfAnswer',
  'photoPart',
] as const;
export type KillPoint = (typeof killPoints)[number];

/** What this process dies of, and how often it passes there before; null in every normal start. */
const chosen = chosenIn(process.env);
let passes = 0;

/**
 * Only where FIELDROSTER_KILL_POINTS is 1, which nothing but tests sets, FIELDROSTER_KILL_AT chooses: `afterRead`, or
 * `afterRead:3` for the third time.
 */
function chosenIn(env: NodeJS.ProcessEnv): { readonly point: KillPoint; readonly time: number } | null {
  if (env.FIELDROSTER_KILL_POINTS !== '1' || !env.FIELDROSTER_KILL_AT) return null;
  const [name, time = '1'] = env.FIELDROSTER_KILL_AT.split(':');
  const point = killPoints.find((each) => each === name);
  if (!point) throw new Error(`FIELDROSTER_KILL_AT is one of ${killPoints.join(', ')}.`);
  return { point, time: Number(time) };
}

const isDue = (point: KillPoint): boolean => {
  if (chosen?.point !== point) return false;
  passes += 1;
  return passes === chosen.time;
};

const die = () => process.kill(process.pid, 'SIGKILL');

/** Dies here if the tests want that; SIGKILL, so nothing is tidied up. */
export const atKillPoint: (point: KillPoint) => void = chosen
  ? (point) => {
      if (isDue(point)) die();
    }
  : () => undefined;

/** The store with the points that lie in the transaction of a push; the same store in a normal start. */
export function withKillPoints(store: Store): Store {
  if (!chosen) return store;
  return {
    ...store,
    transaction: async (companyId, run) => {
      let isPush = false;
      const value = await store.transaction(companyId, async (tx) => {
        const known: Transaction['known'] = async (...asked) => {
          isPush = true;
          const found = await tx.known(...asked);
          atKillPoint('afterRead');
          return found;
        };
        const made = await run({ ...tx, known });
        if (isPush) atKillPoint('beforeCommit');
        return made;
      });
      if (isPush) atKillPoint('afterCommit');
      return value;
    },
  };
}

const isPush = ({ routeOptions }: FastifyRequest) => routeOptions.url === '/api/sync/:collection/push';

/** The points before and after the transaction; nothing in a normal start. */
export function installKillPoints(app: FastifyInstance): void {
  if (!chosen) return;
  app.addHook('preHandler', async (request) => {
    if (isPush(request)) atKillPoint('beforeTransaction');
  });
  app.addHook('preSerialization', async (request, reply, payload) => {
    if (isPush(request) && isDue('halfAnswer')) await answerHalf(reply, JSON.stringify(payload));
    return payload;
  });
}

/** Never resolves. */
function answerHalf(reply: FastifyReply, text: string): Promise<never> {
  const bytes = Buffer.from(text);
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
  reply.hijack();
  reply.raw.writeHead(200, headers);
  reply.raw.write(bytes.subarray(0, bytes.length / 2), die);
  return new Promise(() => undefined);
}
