import type { Edit } from '#domain/record/own-fields.ts';
import type { PushRow, WireRecord } from '#domain/sync/wire.ts';
import type { Store } from '#server/store/store.ts';
import { companyId, type ModelServer } from './model-server.ts';
import type { Middle } from './network.ts';
import type { Plant } from './world.ts';

const isPush = (path: string) => path.includes('/technicians/push');
const isPull = (path: string) => path.includes('/technicians/pull');
const rowsOf = (init: RequestInit) => JSON.parse(String(init.body)) as PushRow[];
const withRows = (init: RequestInit, rows: readonly PushRow[]): RequestInit => ({
  ...init,
  body: JSON.stringify(rows),
});

/** Changes the rows of each push on their way, as a faulty client or server would. */
const changingRows =
  (change: (row: PushRow) => Promise<PushRow> | PushRow): Middle =>
  async (path, init, take) => {
    if (!isPush(path)) return take(path, init);
    return take(path, withRows(init, await Promise.all(rowsOf(init).map(change))));
  };

/** S7 broken: an edit that comes again is taken for a new one. */
function noDedupe(): Middle {
  let edits = 0;
  return changingRows(({ newDocumentState, ...row }) => {
    edits += 1;
    const edit = { ...(newDocumentState.edit as Edit), id: `again-${edits}-${Date.now()}` };
    return { ...row, newDocumentState: { ...newDocumentState, edit } };
  });
}

/** S2 and S5 broken: whatever stands is taken for what the author saw, so that the last writer wins in silence. */
const lastWriteWins = (server: ModelServer): Middle =>
  changingRows(async (row) => {
    const [standing] = await server.store().byIds(companyId, 'technicians', [row.newDocumentState.id]);
    return standing ? { ...row, assumedMasterState: standing.record } : row;
  });

/** S8 broken: the base of a changed field moves to what this computer heard last, by a pull or by an answer. */
function movingBase(hears: (path: string) => boolean): Middle {
  const heard = new Map<string, WireRecord>();
  return async (path, init, take) => {
    const rows = isPush(path) ? rowsOf(init) : [];
    const moved = rows.map((row) => {
      const base = heard.get(row.newDocumentState.id);
      return base ? { ...row, assumedMasterState: base } : row;
    });
    const answer = await take(path, rows.length > 0 ? withRows(init, moved) : init);
    if (answer.ok && hears(path))
      for (const record of await recordsIn(answer.clone())) heard.set(record.id, record);
    return answer;
  };
}

async function recordsIn(answer: Response): Promise<WireRecord[]> {
  const { documents = [], outcomes = [] } = (await answer.json()) as {
    documents?: WireRecord[];
    outcomes?: { document?: WireRecord }[];
  };
  return [...documents, ...outcomes.flatMap(({ document }) => (document ? [document] : []))];
}

/** S9 broken: one refused row refuses its whole batch, again and again. */
const wholeBatch: Middle = async (path, init, take) => {
  if (!isPush(path)) return take(path, init);
  const answer = await take(path, init);
  const { outcomes } = (await answer.clone().json()) as { outcomes?: { outcome: string }[] };
  return outcomes?.some(({ outcome }) => outcome === 'rejected')
    ? new Response('{}', { status: 500 })
    : answer;
};

/** S1 broken: a place is given away before the write is seen, as a sequence does; the newest are seen a while later. */
function lateRows(store: Store): Store {
  const seenAt = new Map<string, number>();
  const isSeen = (key: string, seq: number): boolean => {
    const at = seenAt.get(`${key}|${seq}`) ?? Date.now() + (seq % 3 === 0 ? 400 : 0);
    seenAt.set(`${key}|${seq}`, at);
    return at <= Date.now();
  };
  return {
    ...store,
    page: async (company, collection, after, limit) =>
      (await store.page(company, collection, after, limit)).filter(({ seq }) => isSeen(collection, seq)),
  };
}

/** The bugs that the model must notice, each by itself. */
export const plants = {
  'an edit that comes again is applied again': { middle: noDedupe },
  'the last writer wins in silence': { middle: lastWriteWins },
  'a pull moves the base': { middle: () => movingBase(isPull) },
  'the answer to another edit moves the base': {
    middle: () => movingBase((path) => isPush(path) || isPull(path)),
  },
  'a sequence instead of the counter row': { store: lateRows },
  'one refused row refuses its batch': { middle: () => wholeBatch },
  'nothing is looked at again': {
    outbox: (outbox) => ({ ...outbox, rechecks: async () => [] }),
  },
} as const satisfies Readonly<Record<string, Plant>>;
