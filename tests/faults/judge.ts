import type { AnyRecord } from '#domain/record/field.ts';
import { same } from '#domain/record/value.ts';
import type { SignInAnswer, WireRecord } from '#domain/sync/wire.ts';
import type { HistoryEntry } from '#server/store/store.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';
import type { Typed } from '#tests/sync/model/computer.ts';
import { findLosses } from '#tests/sync/model/oracle.ts';
import { type Api, apiOf, postJson } from '#tests/sync/server-fixture.ts';
import type { Desk } from './desk.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

type Judged = {
  readonly server: Pick<ServerProcess, 'url' | 'password'>;
  readonly desks: readonly Desk[];
  readonly typed: readonly Typed[];
  /** How often the fault came. */
  readonly runs: number;
};

/** So long a queue may take once the faults are over, in milliseconds. */
const patience = 60_000;

/**
 * Waits until nothing waits and all hold what the server holds, and then judges by the promise: all that was saved is
 * current, superseded by somebody who saw it, or listed; and no edit had its effect twice.
 */
export async function judge({ server, desks, typed, runs }: Judged): Promise<Outcome> {
  const api = await signInDirectly(server);
  const stuck = await becomeQuiet(api, desks);
  const refused = await Promise.all(
    desks.map(async (desk) => (await desk.client.refused()).map((each) => ({ on: nameOf(desk), ...each }))),
  );
  const there = await allRecords(api);
  const ids = new Set(typed.map(({ recordId }) => recordId));
  const history = new Map<string, readonly HistoryEntry[]>();
  for (const id of ids) history.set(id, await historyOf(api, id));
  const wrong = findLosses({ typed, server: there, refused: refused.flat(), history, steps: [] });
  return outcomeOf(runs, wrong, stuck ? [stuck] : []);
}

const nameOf = ({ name }: Desk) => name;

export async function signInDirectly({ url, password }: Judged['server']): Promise<Api> {
  const answer = await postJson(url, '/api/auth/sign-in', { username: 'admin', password });
  if (answer.status !== 200) throw new Error(`Sign-in: ${answer.status}`);
  return apiOf(url, (await answer.json()) as SignInAnswer);
}

export const allRecords = async (api: Api): Promise<WireRecord[]> =>
  (await api.pull('technicians', undefined, '&limit=1000')).documents;

async function historyOf(api: Api, id: string): Promise<HistoryEntry[]> {
  const answer = await api.request(`/api/technicians/${id}/history?limit=200`);
  // What was refused as a whole is not there.
  return answer.ok ? ((await answer.json()) as { entries: HistoryEntry[] }).entries : [];
}

/** What keeps it from being quiet, or null. */
async function becomeQuiet(api: Api, desks: readonly Desk[]): Promise<string | null> {
  const end = Date.now() + patience;
  for (;;) {
    for (const { client } of desks) client.sync.now();
    const trouble = await unquiet(api, desks);
    if (trouble === null || Date.now() > end) return trouble;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function unquiet(api: Api, desks: readonly Desk[]): Promise<string | null> {
  for (const { client, name } of desks) {
    const waiting = await client.outbox.waiting();
    if (waiting.length > 0) return `${name}: ${waiting.length} edits wait`;
    if ((await client.outbox.rechecks('technicians', 1)).length > 0) return `${name}: rechecks are left`;
  }
  const there = new Map((await allRecords(api)).map((record) => [record.id, record]));
  for (const { name, records } of desks) {
    const here = await records();
    const other = here.find((record) => !same(plain(record), plain(there.get(String(record.id)))));
    if (other || here.length !== there.size) return `${name} differs from the server in ${other?.id}`;
  }
  return null;
}

const plain = (record: AnyRecord | undefined) => {
  const { _deleted, ...fields } = record ?? {};
  return fields;
};
