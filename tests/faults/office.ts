import type { AnyRecord } from '#domain/record/field.ts';
import { dice } from '#tests/support/dice.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/server-process.ts';
import { until } from '#tests/support/sync-office.ts';
import type { Typed } from '#tests/sync/model/computer.ts';
import { type Desk, openDesk } from './desk.ts';
import { judge } from './judge.ts';
import type { Outcome } from './outcome.ts';

/** A server in a process of its own, and two computers on which people type. */
export type Office = {
  readonly server: ServerProcess;
  readonly desks: readonly [Desk, Desk];
  readonly random: () => number;
  /** Each person changes something that both can change, and sometimes adds somebody. */
  readonly type: () => Promise<void>;
  readonly judge: (runs: number) => Promise<Outcome>;
};

export type OfficeOptions = {
  readonly seed: number;
  readonly env?: Record<string, string>;
  /** The address at which the computers find the server; what is in between closes with the office. */
  readonly between?: (server: ServerProcess) => Promise<{ readonly url: string; readonly close: () => void }>;
};

/** So many profiles are edited by both. */
const shared = 3;

/** Opens an office for as long as `run` takes; nothing of it is left, however that ends. */
export async function inOffice<T>(options: OfficeOptions, run: (office: Office) => Promise<T>): Promise<T> {
  const { seed, env, between } = options;
  const server = await startServerProcess({ ...env });
  const closing: (() => unknown)[] = [() => server.close()];
  try {
    const way = await between?.(server);
    if (way) closing.unshift(way.close);
    const typed: Typed[] = [];
    const open = async (name: 'ada' | 'ben') => {
      const desk = await openDesk({ server, typed, name, ...(way ? { url: way.url } : {}) });
      closing.unshift(desk.close);
      return desk;
    };
    const desks = [await open('ada'), await open('ben')] as const;
    const random = dice(seed);
    const ids = await share(desks);
    const type = () => typeOn(desks, ids, random);
    return await run({
      server,
      desks,
      random,
      type,
      judge: (runs) => judge({ server, desks, typed, runs }),
    });
  } finally {
    await closeAll(closing);
  }
}

/** All of them, whichever fails; the first failure is told then. */
async function closeAll(closing: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closing)
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
}

async function share([ada, ben]: readonly [Desk, Desk]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let each = 0; each < shared; each += 1) ids.push(await ada.add());
  const hasAll = async () => {
    const there = new Set((await ben.records()).map(({ id }) => id));
    return ids.every((id) => there.has(id));
  };
  await until(hasAll, 'both hold the same profiles');
  return ids;
}

let values = 0;

async function typeOn(desks: readonly Desk[], ids: readonly string[], random: () => number): Promise<void> {
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  for (const desk of desks) {
    if (random() < 0.1) await desk.add();
    const id = one(ids);
    const record = (await desk.records()).find((each) => each.id === id) ?? {};
    await desk.change(id, changeOf(one(['memo', 'bio', 'both', 'skills']), record));
  }
}

function changeOf(field: string, record: AnyRecord): AnyRecord {
  values += 1;
  if (field === 'both') return { memo: `memo ${values}`, bio: `bio ${values}` };
  if (field !== 'skills') return { [field]: `${field} ${values}` };
  const skills = (record.skills ?? []) as readonly string[];
  const isFull = skills.length > 5;
  return { skills: isFull ? skills.slice(1) : [...skills, `skill-${values}`] };
}
