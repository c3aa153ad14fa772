import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyRecord } from '#domain/record/field.ts';
import { pauseAfter } from '#renderer/data/backoff.ts';
import type { HistoryEntry } from '#server/store/store.ts';
import { dice } from '#tests/support/dice.ts';
import { startServerProcess } from '#tests/support/server-process.ts';
import { type Api, apiOf, edit } from '#tests/sync/server-fixture.ts';
import { signInDirectly } from './judge.ts';
import { outcomeOf, type Scenario } from './outcome.ts';

/** Each makes a profile and then changes it. */
const editsOfEach = 4;
/** So long a client tries, in milliseconds. */
const patience = 120_000;

/** So many clients come back at once, and the server dies while they do. */
export const reconnecting = (clients: number): Scenario => ({
  name: `${clients} clients reconnecting at once`,
  run: async ({ seed }) => {
    const server = await startServerProcess();
    try {
      const { session } = await signInDirectly(server);
      const random = dice(seed);
      const pushes = Array.from({ length: clients }, (_, number) =>
        clientOf(apiOf(server.url, session), number, random),
      );
      const all = Promise.all(pushes.map(({ run }) => run()));
      for (const pause of [300, 700]) {
        await sleep(pause);
        await server.restart();
      }
      const stuck = (await all).filter((trouble) => trouble !== null);
      const api = await signInDirectly(server);
      const wrong = await Promise.all(pushes.map(({ id, memo }) => wrongWith(api, id, memo)));
      return outcomeOf(clients, wrong.flat(), stuck);
    } finally {
      await server.close();
    }
  },
});

function clientOf(api: Api, number: number, random: () => number) {
  const id = randomUUID();
  const memo = (nth: number) => `memo ${nth} of ${number}`;
  const first = { id, name: `Client ${number}`, mobilePhone: `+1213${2_000_000 + number}` };
  const fixed = { licenseType: 'NonManagedTech', mobileAccess: false, active: true };
  const again = persistent(random);
  const run = async (): Promise<string | null> => {
    const stop = new AbortController();
    try {
      await again(() => api.request('/api/sync/stream', { signal: stop.signal }));
      let base: AnyRecord | undefined;
      for (let nth = 0; nth < editsOfEach; nth += 1) {
        const by = edit('admin', { by: api.session.user.id, id: `${id}-${nth}` });
        const mine: AnyRecord = { ...fixed, ...first, memo: memo(nth), edit: by };
        const { outcome } = await again(() => api.pushOne('technicians', mine, base));
        if (outcome !== 'applied' && outcome !== 'duplicate') return `client ${number}: ${outcome}`;
        await again(() => api.pull('technicians'));
        base = mine;
      }
      return null;
    } catch (error) {
      return `client ${number}: ${String(error)}`;
    } finally {
      stop.abort();
    }
  };
  return { id, memo: memo(editsOfEach - 1), run };
}

/** Tries again with the back-off of our clients (S14). */
function persistent(random: () => number) {
  const end = Date.now() + patience;
  return async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await ask();
      } catch (error) {
        if (Date.now() > end) throw error;
        await sleep(Math.min(2_000, pauseAfter(failures, random)));
      }
    }
  };
}

async function wrongWith(api: Api, id: string, memo: string): Promise<string[]> {
  const answer = await api.request(`/api/technicians/${id}/history?limit=200`);
  if (!answer.ok) return [`lost: ${id}`];
  const { entries } = (await answer.json()) as { entries: readonly HistoryEntry[] };
  const wrong = entries.length > editsOfEach ? [`twice: ${id} has ${entries.length} edits`] : [];
  if (entries.length < editsOfEach) wrong.push(`lost: edits of ${id}`);
  const there = await api.present('technicians', id);
  return there?.memo === memo ? wrong : [...wrong, `lost: ${memo}`];
}
