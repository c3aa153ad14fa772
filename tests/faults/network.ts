import { setTimeout as sleep } from 'node:timers/promises';
import { type DeafRelay, startDeafRelay } from '#tests/support/deaf-relay.ts';
import { dice } from '#tests/support/dice.ts';
import { type FaultyRelay, startFaultyRelay } from '#tests/support/faulty-relay.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';
import { inOffice } from './office.ts';
import type { Scenario } from './outcome.ts';

/** Connections break at whatever byte, in both directions, delayed and split. */
export const cuts: Scenario = {
  name: 'connection cut at byte boundaries',
  run: async ({ seed, scale }) => {
    let relay: FaultyRelay | undefined;
    const between = async (server: ServerProcess) => {
      const faults = { random: dice(seed + 1), mostBytes: 12_000, mostDelay: 4 };
      relay = await startFaultyRelay(server.url, faults);
      return relay;
    };
    return inOffice({ seed, between }, async ({ type, judge, random }) => {
      const wanted = 20 * scale;
      while ((relay?.cuts() ?? 0) < wanted) {
        await type();
        await sleep(random() * 30);
      }
      const count = relay?.cuts() ?? 0;
      relay?.calm();
      return judge(count);
    });
  },
};

/** The stream stays open and says nothing any more: what others wrote comes by the poll (S13). */
export const hintsLost: Scenario = {
  name: 'notify lost',
  run: async ({ seed }) => {
    let relay: DeafRelay | undefined;
    const between = async (server: ServerProcess) => {
      relay = await startDeafRelay(server.url);
      return relay;
    };
    return inOffice({ seed, between }, async ({ desks: [ada, ben], judge }) => {
      const id = String((await ada.records())[0]?.id);
      relay?.deafen();
      await ada.change(id, { memo: 'said to nobody' });
      const end = Date.now() + longestPoll;
      const hasArrived = async () => (await ben.client.record('technicians', id))?.memo === 'said to nobody';
      while (!(await hasArrived()) && Date.now() < end) await sleep(100);
      const stuck = (await hasArrived()) ? [] : ['ben has not polled'];
      const judged = await judge(relay?.swallowed() ?? 0);
      return { ...judged, stuck: [...judged.stuck, ...stuck] };
    });
  },
};

/** A poll comes every 30 s with jitter (S13). Milliseconds. */
const longestPoll = 60_000;
