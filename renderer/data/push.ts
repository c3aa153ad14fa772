import type { Edit } from '#domain/record/own-fields.ts';
import { type Outcome, type PushRow, pushAnswer, type WireRecord } from '#domain/sync/wire.ts';
import type { Outbox } from './outbox.ts';
import type { Quarantine } from './quarantine.ts';
import type { Answer, ServerClient, Trouble } from './server-client.ts';

/** What RxDB takes as the master's word: records that differ from what was pushed. */
export type MasterStates = WireRecord[];

export type PushDeps = {
  readonly collection: string;
  readonly client: ServerClient;
  readonly outbox: Outbox;
  readonly quarantine: Quarantine;
  /** Told what became of each row. */
  readonly told?: (row: PushRow, outcome: Outcome) => void;
};

/**
 * Pushes rows and gives each its own end (S9): taken, answered with the present state, or kept in the quarantine.
 * A trouble that trying again may mend is returned; then rows without an answer are to be pushed again.
 */
export async function pushRows(deps: PushDeps, rows: readonly PushRow[]): Promise<Answer<MasterStates>> {
  const run: Run = { ...deps, failed: new Set(), hasTaken: false };
  const answer = await push(run, rows);
  for (const id of run.failed) {
    const { tries, isAlone } = suspects.get(id) ?? unsuspected;
    suspects.set(id, { tries: tries + 1, isAlone: isAlone || run.hasTaken });
  }
  // Not sooner: where the network breaks after one was kept aside, all the rows come once more.
  if (answer.ok) for (const row of rows) suspects.delete(editIdOf(row));
  return answer;
}

const editIdOf = ({ newDocumentState: { id, edit } }: PushRow): string =>
  (edit as Edit | undefined)?.id ?? id;

/** One push with all the halves that it took. */
type Run = PushDeps & {
  /** Edits on which the server failed though they came alone, by their ids. */
  readonly failed: Set<string>;
  /** The server took something else, so it is not the server. A full disk is no failure of a row: it answers 503. */
  hasTaken: boolean;
};

async function push(run: Run, rows: readonly PushRow[]): Promise<Answer<MasterStates>> {
  const answer = await run.client.post(`/api/sync/${run.collection}/push`, rows, pushAnswer);
  if (answer.ok) return { ok: true, value: await take(run, rows, answer.value.outcomes) };
  if (answer.reason === 'refused') return isolate(run, rows, answer);
  return isFailure(answer) ? isolateFailure(run, rows, answer) : answer;
}

/** Whether one row may be at fault: the server failed, or what stands before it answered in its place. */
const isFailure = ({ status, reason }: Trouble): boolean => status === 500 || reason === 'foreign';

/** How often the server has failed on an edit, and whether it took others meanwhile. */
type Suspect = { readonly tries: number; readonly isAlone: boolean };
const unsuspected: Suspect = { tries: 0, isAlone: false };
const suspects = new Map<string, Suspect>();

/** A row on which the server fails is tried so often before it is kept aside. */
const mostTries = 3;
/** So many rows that fail one after the other, and none that is taken: it is the server. */
const enough = 3;

/**
 * A server that fails on one row for ever must not hold up the others (S9). They are delivered around it, and it is
 * kept aside after a few tries, unless the server fails on everything.
 */
async function isolateFailure(
  run: Run,
  rows: readonly PushRow[],
  trouble: Trouble,
): Promise<Answer<MasterStates>> {
  const [row] = rows;
  if (!row || rows.length > 1) return isolate(run, rows, trouble);
  const id = editIdOf(row);
  const { tries, isAlone } = suspects.get(id) ?? unsuspected;
  if (tries < mostTries - 1 || !(isAlone || run.hasTaken)) {
    run.failed.add(id);
    return trouble;
  }
  return isolate(run, rows, { ...trouble, code: 'server_failed' });
}

/** A batch that is refused as a whole hides the row at fault: halves are tried until it stands alone. */
async function isolate(run: Run, rows: readonly PushRow[], trouble: Trouble): Promise<Answer<MasterStates>> {
  if (rows.length === 1) {
    const [row] = rows;
    const outcome: Outcome = {
      id: row?.newDocumentState.id ?? null,
      outcome: 'rejected',
      code: trouble.code ?? `http_${trouble.status ?? 0}`,
      reason: trouble.message,
    };
    return { ok: true, value: await take(run, rows, [outcome]) };
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await push(run, rows.slice(0, middle));
  // What fails by itself must not keep the other half; a server that takes nothing keeps all.
  const isServers = !run.hasTaken && run.failed.size >= enough;
  if (!first.ok && (!isFailure(first) || isServers)) return first;
  const second = await push(run, rows.slice(middle));
  if (!first.ok) return first;
  return second.ok ? { ok: true, value: [...first.value, ...second.value] } : second;
}

async function take(run: Run, rows: readonly PushRow[], outcomes: readonly Outcome[]): Promise<MasterStates> {
  const states: MasterStates = [];
  for (const [index, row] of rows.entries()) {
    const outcome = outcomes[index];
    if (!outcome) continue;
    run.told?.(row, outcome);
    if (outcome.outcome !== 'rejected') run.hasTaken = true;
    const state = await takeOne(run, row, outcome);
    if (state) states.push(state);
  }
  return states;
}

async function takeOne(deps: PushDeps, row: PushRow, outcome: Outcome): Promise<WireRecord | null> {
  const mine = row.newDocumentState;
  const rejected = outcome.outcome === 'rejected';
  // Kept before anything is overwritten, so that a crash in between loses nothing.
  if (rejected) await deps.quarantine.keep(deps.collection, row, outcome);
  // What is offered again was answered long ago.
  if (!row.reoffer) await deps.outbox.answered(deps.collection, mine.id, mine.edit as Edit);
  if (outcome.document) return { ...outcome.document, _deleted: outcome.document._deleted === true };
  // A record that the server never took leaves the table; what was typed is in the quarantine.
  return rejected ? gone(mine) : null;
}

/**
 * A record that is not at the server, as it leaves this computer. It names no edits that it goes on from: whatever the
 * server says of it later is news.
 */
export function gone(record: WireRecord): WireRecord {
  if (!record.edit) return { ...record, _deleted: true };
  const { after, ...edit } = record.edit as Edit;
  return { ...record, edit, _deleted: true };
}
