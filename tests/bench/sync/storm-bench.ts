import type { Checkpoint } from '#domain/sync/wire.ts';
import { ms, quantile } from '../bench-office.ts';
import { edited, inBatches, profiles } from './profiles.ts';
import { pushRows, startOurs } from './rivals.ts';
import type { Wire } from './wire.ts';

const clients = 500;
const each = 20;
const missed = 200;
/** Ten clients edit each of these profiles, and each of the ten another field. */
const edited10 = 1_000;
const many = 10_000;
const path = '/api/sync/technicians/pull';

/** All come back at once after an outage, each with edits of its own, and fetch what the others have done. */
export async function stormBench(): Promise<string[]> {
  const { server, wire, push } = await startOurs();
  const rows = profiles(many);
  for (const batch of inBatches(rows, 500)) await push(batch);
  const { at: before } = await pullFrom(wire, undefined);
  await pushRows(
    wire,
    rows.slice(-missed).map((row) => edited(row)),
  );
  const groups = inBatches(rows.slice(0, edited10), each);
  const began = performance.now();
  const since = () => performance.now() - began;
  const acknowledged: number[] = [];
  const caughtUp = await Promise.all(
    Array.from({ length: clients }, async (_, index) => {
      const own = groups[index % groups.length] ?? [];
      const field = fields[Math.floor(index / groups.length)];
      await pushRows(
        wire,
        own.map((row) => edited(row, field)),
      );
      acknowledged.push(since());
      return (await pullFrom(wire, before)).at;
    }),
  );
  // Whoever was early is told by a hint of what came after.
  const rest = await Promise.all(caughtUp.map((at) => pullFrom(wire, at)));
  const settled = since();
  const newest = Math.max(...rest.map(({ at }) => at.seq));
  if (rest.some(({ at }) => at.seq < newest)) throw new Error('Not all have the newest');
  const memory = server.peakMemory() / 1024 ** 2;
  await server.close();
  return [
    `storm: ${clients} clients with ${each} edits each, ${missed} changes missed: acknowledged after ${ms(quantile(acknowledged, 0.5))}`,
    `       at the median, all after ${ms(Math.max(...acknowledged))}; all have everything after ${ms(settled)};`,
    `       the server had ${Math.round(memory)} MB at most`,
  ];
}

const fields = [
  { memo: 'Storm' },
  { bio: 'Storm' },
  { dailyGoal: 1 },
  { burdenRate: 2 },
  { teamId: 'team-storm' },
  { warehouseId: 'warehouse-storm' },
  { projectLabelId: 'label-storm' },
  { businessUnitId: 'unit-storm' },
  { skills: ['skill-storm'] },
  { positions: ['position-storm'] },
] as const;

/** All that came after that place, and the place where it ends. */
async function pullFrom(wire: Wire, from: Checkpoint | undefined): Promise<{ readonly at: Checkpoint }> {
  for (let at = from; ; ) {
    const query = at ? `&epoch=${at.epoch}&seq=${at.seq}` : '';
    // Five hundred computers read for themselves; this one only looks where to go on.
    const text = await wire.text(`${path}?limit=500${query}`);
    const from = JSON.parse(text.slice(text.lastIndexOf('{', text.length - 2), -1)) as Checkpoint;
    if (at && from.seq - at.seq === 0) return { at: from };
    at = from;
  }
}
