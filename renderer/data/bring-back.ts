import type { Fields } from '#domain/record/field.ts';
import { goesOnFrom } from '#domain/sync/lineage.ts';
import { unseenOf } from '#domain/sync/reoffer.ts';
import type { PushRow, WireRecord } from '#domain/sync/wire.ts';
import type { RecordCollection } from './database.ts';
import type { HeldStates } from './held-states.ts';
import { type PushDeps, pushRows } from './push.ts';
import type { Answer } from './server-client.ts';

export type BringBackDeps = Omit<PushDeps, 'collection'> & {
  readonly name: string;
  readonly collection: RecordCollection;
  readonly held: HeldStates;
  readonly fields: Fields;
};

/** What became of records that were offered. */
export type Brought = {
  /** Their state by id, as the server has them now. */
  readonly states: ReadonlyMap<string, WireRecord>;
  /** Those that the server had really lost. */
  readonly lost: readonly string[];
};

const batch = 500;

/**
 * Offers what this computer holds and the server may have lost of these records (S12), before the server's word
 * replaces it. Does nothing where they go on from what is held, which is always but after a restore.
 */
export async function bringBackStrays(
  deps: BringBackDeps,
  documents: readonly WireRecord[],
): Promise<Answer<Brought>> {
  const held = await deps.held(documents.map(({ id }) => id));
  const strays = documents.flatMap((there) => {
    const here = held.get(there.id);
    return here && !goesOnFrom(here, there) ? [here] : [];
  });
  return offer(deps, strays);
}

/** Offers those of these records that the server once had and now lacks. */
export async function bringBackLacking(
  deps: BringBackDeps,
  ids: readonly string[],
): Promise<Answer<Brought>> {
  const held = await deps.held(ids);
  return offer(
    deps,
    [...held.values()].filter(({ _deleted }) => _deleted !== true),
  );
}

/**
 * What the holder was perhaps not shown is not offered as empty. A checkpoint does not tell: the answer to a push may
 * have come after the person's rights had changed.
 */
function seenBy({ fields }: BringBackDeps, state: WireRecord): Pick<PushRow, 'unseen'> {
  const unseen = unseenOf(fields, state);
  return unseen.length > 0 ? { unseen } : {};
}

async function offer(deps: BringBackDeps, states: readonly WireRecord[]): Promise<Answer<Brought>> {
  const brought = new Map(states.map((state) => [state.id, state]));
  const lost: string[] = [];
  const told: PushDeps['told'] = ({ newDocumentState: { id } }, { outcome }) => {
    if (outcome !== 'duplicate') lost.push(id);
  };
  for (let at = 0; at < states.length; at += batch) {
    const rows: PushRow[] = states
      .slice(at, at + batch)
      .map((newDocumentState) => ({ newDocumentState, reoffer: true, ...seenBy(deps, newDocumentState) }));
    const answer = await pushRows({ ...deps, collection: deps.name, told }, rows);
    if (!answer.ok) return answer;
    for (const state of answer.value) brought.set(state.id, state);
  }
  return { ok: true, value: { states: brought, lost } };
}
