import type { AnyRecord, Fields } from '../record/field.ts';
import { fieldProblems } from '../record/problems.ts';
import { type ListEntry, listEntryFields, listHasField } from './list-entry.ts';
import type { ListKind } from './list-kinds.ts';

/** What a line of a pasted list is about to do. */
export type PastedLine = {
  /** Counted from 1, as the person sees it. */
  readonly line: number;
  readonly name: string;
  readonly values: AnyRecord;
  /** The name of the entry that it lies in; null where it stands on its own. */
  readonly inside: string | null;
} & (
  | { readonly verdict: 'new' | 'exists' }
  | { readonly verdict: 'retired'; readonly id: string }
  | { readonly verdict: 'wrong'; readonly reason: string }
);

const judged: Fields = {
  name: listEntryFields.name,
  colour: listEntryFields.colour,
  zipPatterns: listEntryFields.zipPatterns,
};

/** Names are the same whatever their letters' size. */
export const nameKey = (name: string): string => name.trim().toLocaleLowerCase();

/**
 * Reads a pasted list: an entry a line, or a row of a spreadsheet with the name first. Behind it, in any order, a
 * colour, and the ZIP patterns of a zone or the name of the label that a label lies in. `entries` are those that the
 * list has.
 */
export function readPastedEntries(
  kind: ListKind,
  text: string,
  entries: readonly ListEntry[],
): readonly PastedLine[] {
  const standing = Map.groupBy(entries, ({ name }) => nameKey(name));
  const named = new Set<string>();
  return rowsOf(text).map(({ line, cells }) => {
    const read = readCells(kind, cells);
    const about = { line, name: read.name, values: read.values, inside: read.inside };
    const key = nameKey(read.name);
    const same = standing.get(key) ?? [];
    const isKnown = (name: string) => standing.get(nameKey(name))?.some(isActive) || named.has(nameKey(name));
    if (read.reason) return { ...about, verdict: 'wrong', reason: read.reason };
    if (named.has(key)) return { ...about, verdict: 'wrong', reason: 'This name stands above already' };
    if (read.inside !== null && !isKnown(read.inside))
      return { ...about, verdict: 'wrong', reason: `There is no “${read.inside}” that it could lie in` };
    if (same.some(isActive)) return { ...about, verdict: 'exists' };
    named.add(key);
    return same[0] ? { ...about, verdict: 'retired', id: same[0].id } : { ...about, verdict: 'new' };
  });
}

const isActive = ({ active }: ListEntry): boolean => active !== false;

/** The rows that say anything; a first row that names the columns is none of them. */
function rowsOf(text: string) {
  const rows = text.split(/\r\n|\r|\n/).map((row, index) => ({
    line: index + 1,
    cells: row.split('\t').map((cell) => cell.trim()),
  }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  return /^name$/i.test(filled[0]?.cells[0] ?? '') ? filled.slice(1) : filled;
}

type Read = {
  readonly name: string;
  readonly values: AnyRecord;
  readonly inside: string | null;
  readonly reason: string | null;
};

function readCells(kind: ListKind, [name = '', ...more]: readonly string[]): Read {
  const filled = more.filter((cell) => cell !== '');
  const colours = listHasField(kind, 'colour') ? filled.filter((cell) => cell.startsWith('#')) : [];
  const others = filled.filter((cell) => !colours.includes(cell));
  const hasPatterns = listHasField(kind, 'zipPatterns');
  const hasInside = listHasField(kind, 'parentId');
  const values = {
    name,
    ...(colours[0] ? { colour: colours[0].toLowerCase() } : {}),
    ...(hasPatterns && others[0] ? { zipPatterns: patternsIn(others[0]) } : {}),
  };
  const room = hasPatterns || hasInside ? 1 : 0;
  const isTooWide = colours.length > 1 || others.length > room;
  const [problem] = fieldProblems(judged, values, 'always');
  const tooWide = 'There are more columns than this list has';
  return {
    name,
    values,
    inside: (hasInside && others[0]) || null,
    reason: problem?.message ?? (isTooWide ? tooWide : null),
  };
}

const patternsIn = (cell: string): string[] => [...new Set(cell.split(/[\s,;]+/).filter(Boolean))];
