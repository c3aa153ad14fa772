import { idField, readEdit } from '#domain/record/own-fields.ts';
import { type Outcome, type PushRow, pushRow, type WireRecord } from '#domain/sync/wire.ts';
import type { Asked } from '../store/store.ts';

export type ReadRow = { readonly row: PushRow; readonly asked: Asked } | { readonly refused: Outcome };

/** The longest text that an answer repeats of what a client sent, in characters. */
const longestEcho = 200;

export const clipped = (text: string): string =>
  text.length > longestEcho ? `${text.slice(0, longestEcho - 1)}…` : text;

const idOf = (state: unknown): string | null => {
  const id = typeof state === 'object' && state !== null ? (state as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? clipped(id) : null;
};

/**
 * Reads one row as far as it is a row at all. The records go on just as they came: a schema's copy would lose
 * `__proto__` and other keys before anyone has judged them.
 */
export function readRow(value: unknown): ReadRow {
  const shape = isPlain(value) ? { success: true as const, data: value } : pushRow.safeParse(value);
  if (!shape.success) {
    const [issue] = shape.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const field = issue?.path[0] ?? unknown;
    const id = idOf((value as { newDocumentState?: unknown } | null)?.newDocumentState);
    const reason = 'A row is {assumedMasterState?, newDocumentState}, both records.';
    const outcome: Outcome = { id, outcome: 'rejected', code: 'malformed_row', reason };
    return { refused: field === undefined ? outcome : { ...outcome, field: clipped(String(field)) } };
  }
  const { assumedMasterState, newDocumentState } = value as {
    assumedMasterState?: WireRecord | null;
    newDocumentState: WireRecord;
  };
  const { reoffer, unseen } = shape.data;
  const row = { assumedMasterState: assumedMasterState ?? undefined, newDocumentState, reoffer, unseen };
  return { row, asked: askedBy(row) };
}

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Is it a row of the usual kind, which is seen without reading every key of both records? */
function isPlain(value: unknown): value is PushRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { newDocumentState, assumedMasterState, ...more } = value as Record<string, unknown>;
  const hasBase = assumedMasterState !== undefined && assumedMasterState !== null;
  return (
    isRecord(newDocumentState) && (!hasBase || isRecord(assumedMasterState)) && Object.keys(more).length === 0
  );
}

/** The most entries of a record that are looked up; a record that has more is refused. */
const mostEntries = 400;

/** Whether the server had what waits in a record that is offered again shows by the edits that made it. */
function withEntries({ id, editIds }: Asked, { conflicts, flags }: WireRecord): Asked {
  const keys = [conflicts, flags].flatMap((map) => Object.keys((map ?? {}) as object)).slice(0, mostEntries);
  return { id, editIds: [...editIds, ...keys.map((key) => key.slice(0, key.lastIndexOf('_')))] };
}

/** What the store has to look up for a row; a row that is not in order is refused without any of it. */
function askedBy({ newDocumentState: state, assumedMasterState: base, reoffer }: PushRow): Asked {
  const asked = { id: idField.schema.safeParse(state.id).success ? state.id : '', editIds: chainOf(state) };
  if (reoffer) return withEntries(asked, state);
  const known = new Set(asked.editIds);
  const older = base ? chainOf(base).filter((id) => !known.has(id)) : [];
  if (!base) return asked;
  // Those of the state may be put back by an undo.
  return withEntries(withEntries({ ...asked, editIds: [...asked.editIds, ...older] }, base), state);
}

function chainOf(state: WireRecord): readonly string[] {
  const edit = readEdit(state.edit);
  return edit ? [edit.id, ...(edit.after ?? [])] : [];
}
