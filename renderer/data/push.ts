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
};

/**
 * Pushes rows and gives each its own end (S9): taken, answered with the present state, or kept in the quarantine.
 * A trouble that trying again may mend is returned; then no row was answered.
 */
export async function pushRows(deps: PushDeps, rows: readonly PushRow[]): Promise<Answer<MasterStates>> {
  const answer = await deps.client.post(`/api/sync/${deps.collection}/push`, rows, pushAnswer);
  if (answer.ok) return { ok: true, value: await take(deps, rows, answer.value.outcomes) };
  return answer.reason === 'refused' ? isolate(deps, rows, answer) : answer;
}

/** A batch that is refused as a whole hides the row at fault: halves are tried until it stands alone. */
async function isolate(
  deps: PushDeps,
  rows: readonly PushRow[],
  trouble: Trouble,
): Promise<Answer<MasterStates>> {
  if (rows.length === 1) {
    const [row] = rows;
    const outcome: Outcome = {
      id: row?.newDocumentState.id ?? null,
      outcome: 'rejected',
      code: trouble.code ?? `http_${trouble.status ?? 0}`,
      reason: trouble.message,
    };
    return { ok: true, value: await take(deps, rows, [outcome]) };
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await pushRows(deps, rows.slice(0, middle));
  if (!first.ok) return first;
  const second = await pushRows(deps, rows.slice(middle));
  return second.ok ? { ok: true, value: [...first.value, ...second.value] } : second;
}

async function take(
  deps: PushDeps,
  rows: readonly PushRow[],
  outcomes: readonly Outcome[],
): Promise<MasterStates> {
  const states: MasterStates = [];
  for (const [index, row] of rows.entries()) {
    const outcome = outcomes[index];
    if (!outcome) continue;
    const state = await takeOne(deps, row, outcome);
    if (state) states.push(state);
  }
  return states;
}

async function takeOne(deps: PushDeps, row: PushRow, outcome: Outcome): Promise<WireRecord | null> {
  const mine = row.newDocumentState;
  const rejected = outcome.outcome === 'rejected';
  // Kept before anything is overwritten, so that a crash in between loses nothing.
  if (rejected) await deps.quarantine.keep(deps.collection, row, outcome);
  await deps.outbox.answered(deps.collection, mine.id, (mine.edit as Edit | undefined)?.id ?? '');
  if (outcome.document) return { ...outcome.document, _deleted: outcome.document._deleted === true };
  // A record that the server never took leaves the table; what was typed is in the quarantine.
  return rejected ? { ...mine, _deleted: true } : null;
}
