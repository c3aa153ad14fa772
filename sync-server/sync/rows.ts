import { editSchema, idField } from '#domain/record/own-fields.ts';
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
  const shape = pushRow.safeParse(value);
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
  const row = { assumedMasterState: assumedMasterState ?? undefined, newDocumentState };
  return { row, asked: askedBy(newDocumentState) };
}

/** What the store has to look up for a row; a row that is not in order is refused without any of it. */
function askedBy(state: WireRecord): Asked {
  const edit = editSchema.safeParse(state.edit);
  const editIds = edit.success ? [edit.data.id, ...(edit.data.after ?? [])] : [];
  return { id: idField.schema.safeParse(state.id).success ? state.id : '', editIds };
}
