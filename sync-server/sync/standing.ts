import type { Standing } from '#domain/sync/decide.ts';
import type { AcceptedEdit, Asked, Known, Stamp, Transaction } from '../store/store.ts';
import type { ReadRow } from './rows.ts';

export type StandingRecords = {
  readonly of: (id: string) => Standing;
  /** From now on that record stands as it was accepted. */
  readonly apply: (accepted: AcceptedEdit) => void;
};

const nothingKnown: Known = { record: undefined, applied: new Map(), setters: new Map() };

/** What stands, as the rows of this push find it: a record may come twice, and the second builds on the first. */
export async function standingOf(
  tx: Transaction,
  name: string,
  rows: readonly ReadRow[],
): Promise<StandingRecords> {
  const known = new Map(await tx.known(name, wantedBy(rows)));
  const since = new Map<string, AcceptedEdit[]>();
  // Most records come once: what an edit changes is worked out when somebody asks.
  const now = (id: string): Known => {
    const edits = since.get(id) ?? [];
    since.delete(id);
    const found = edits.reduce(after, known.get(id) ?? nothingKnown);
    if (edits.length > 0) known.set(id, found);
    return found;
  };
  return {
    of: (id) => {
      const { record, applied, setters } = now(id);
      return {
        record,
        appliedAs: (editId) => applied.get(editId),
        setBy: (field) => setters.get(field),
      };
    },
    apply: (accepted) => {
      const { id } = accepted.record;
      since.set(id, [...(since.get(id) ?? []), accepted]);
    },
  };
}

function wantedBy(rows: readonly ReadRow[]): Asked[] {
  const asked = new Map<string, Set<string>>();
  for (const read of rows) {
    if ('refused' in read || read.asked.id === '') continue;
    const { id, editIds } = read.asked;
    asked.set(id, new Set([...(asked.get(id) ?? []), ...editIds]));
  }
  return [...asked].map(([id, editIds]) => ({ id, editIds: [...editIds] }));
}

function after({ applied, setters }: Known, { record, edit, changes, pushed }: AcceptedEdit): Known {
  const { id, by, at, device } = edit;
  const stamp: Stamp = { id, by, at, device };
  const set = changes.filter(({ waits }) => !waits).map(({ field }) => [field, stamp] as const);
  return {
    record,
    applied: new Map([...applied, [id, pushed]]),
    setters: new Map([...setters, ...set]),
  };
}
