import type { ListEntry } from '#domain/company/list-entry.ts';
import type { ListKind } from '#domain/company/list-kinds.ts';
import { nameKey, type PastedLine } from '#domain/company/pasted-entries.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { AppData } from '../data/app-data.ts';

type Watch = { readonly onProgress: (done: number) => void; readonly signal: AbortSignal };

/** The lines that change anything. */
export const linesToAdd = (lines: readonly PastedLine[]): PastedLine[] =>
  lines.filter(({ verdict }) => verdict === 'new' || verdict === 'retired');

/** Adds what is new and brings back what was retired, one after the other; answers with how many there were. */
export async function addPasted(
  data: Pick<AppData, 'lists' | 'write'>,
  kind: ListKind,
  lines: readonly PastedLine[],
  { onProgress, signal }: Watch,
): Promise<number> {
  const idOf = new Map(
    data.lists
      .all()
      .filter(isOf(kind))
      .map(({ id, name }) => [nameKey(name), id]),
  );
  let done = 0;
  for (const line of linesToAdd(lines)) {
    if (signal.aborted) break;
    const parentId = line.inside === null ? undefined : idOf.get(nameKey(line.inside));
    const values = { ...line.values, ...(parentId ? { parentId } : {}), active: true };
    idOf.set(nameKey(line.name), await addLine(data, { ...values, kind }, line));
    onProgress(++done);
  }
  return done;
}

/** Writes one line and answers with the id of its entry. */
async function addLine(
  { write }: Pick<AppData, 'write'>,
  values: AnyRecord,
  line: PastedLine,
): Promise<string> {
  if (line.verdict !== 'retired') return write.add('lists', values);
  await write.change('lists', line.id, values);
  return line.id;
}

const isOf =
  (kind: ListKind) =>
  (entry: ListEntry): boolean =>
    entry.kind === kind && entry.active !== false;
