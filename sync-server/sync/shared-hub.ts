import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../store/store.ts';
import { createHub, type Hub } from './hub.ts';

/** Between two looks at what was written elsewhere, at least and at most; in milliseconds. */
export type PollEvery = { readonly least: number; readonly most: number };

const pollEvery: PollEvery = { least: 2_000, most: 5_000 };

export type SharedHub = Hub & { readonly close: () => void };

const word = z.union([
  z.tuple([z.literal('hint'), z.string(), z.string(), z.string(), z.number()]),
  z.tuple([z.literal('end'), z.string(), z.string()]),
]);

/**
 * The hub of one of several servers on a database. What it is told it tells the others at once. Words may be lost,
 * so that it also looks by itself where the companies stand that somebody here listens to. `isShared` is false where
 * nothing else writes to the database: no other server, and no command.
 */
export function openHub(
  { channel, heads, epoch }: Pick<Store, 'channel' | 'heads' | 'epoch'>,
  every: PollEvery = pollEvery,
  isShared = true,
): SharedHub {
  const hub = createHub();
  if (!channel && !isShared) return { ...hub, close: () => undefined };
  const own = randomUUID();
  const standing = createStanding();
  const pass = (companyId: string, collection: string, seq: number) => {
    if (standing.isNews(companyId, collection, seq)) hub.publish(companyId, { collection, seq, epoch });
  };
  channel?.hear((said) => {
    const heard = word.safeParse(parsed(said)).data;
    if (!heard || heard[1] === own) return;
    if (heard[0] === 'end') hub.endSession(heard[2]);
    else pass(heard[2], heard[3], heard[4]);
  });
  const look = async () => {
    for (const companyId of hub.companies())
      for (const [collection, seq] of await heads(companyId)) pass(companyId, collection, seq);
  };
  const stop = repeat(every, look);
  return {
    ...hub,
    publish: (companyId, hint) => {
      standing.isNews(companyId, hint.collection, hint.seq);
      hub.publish(companyId, hint);
      channel?.say(JSON.stringify(['hint', own, companyId, hint.collection, hint.seq]));
    },
    endSession: (sessionId) => {
      hub.endSession(sessionId);
      channel?.say(JSON.stringify(['end', own, sessionId]));
    },
    close: stop,
  };
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}

/** How far each company was told of. */
function createStanding() {
  const places = new Map<string, number>();
  return {
    isNews: (companyId: string, collection: string, seq: number): boolean => {
      const key = `${companyId} ${collection}`;
      if (seq <= (places.get(key) ?? 0)) return false;
      places.set(key, seq);
      return true;
    },
  };
}

/** Runs it again and again with pauses of different lengths, whatever becomes of it. Answers the way to stop. */
function repeat({ least, most }: PollEvery, run: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const next = () => {
    if (!isStopped) timer = setTimeout(begin, least + Math.random() * (most - least)).unref();
  };
  // Where the database is away, the next look may find it.
  const begin = () =>
    void run()
      .catch(() => undefined)
      .then(next);
  next();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
