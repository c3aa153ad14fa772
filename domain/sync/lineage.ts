import { longestChain, readEdit } from '../record/own-fields.ts';
import { same } from '../record/value.ts';
import type { WireRecord } from './wire.ts';

const content = ({ _deleted, ...fields }: WireRecord) => ({ ...fields, removed: _deleted === true });

/**
 * Does what a server says go on from what this computer holds? False where that server may have lost something, which
 * is then offered again (S12). A record names its latest edits, so one that was edited very often since says false
 * too; offering it does no harm.
 */
export function goesOnFrom(held: WireRecord, there: WireRecord): boolean {
  if (same(content(held), content(there))) return true;
  const [mine, theirs] = [readEdit(held.edit), readEdit(there.edit)];
  // The first state of a record is older than any other.
  if (!mine?.after) return true;
  if (!theirs) return false;
  const named = [theirs.id, ...(theirs.after ?? [])];
  const chain = [mine.id, ...mine.after];
  // Only the oldest may have left the end of a full list.
  const isFull = named.length > longestChain;
  return isFull ? named.includes(mine.id) : chain.every((id) => named.includes(id));
}

/**
 * Is this what `held` went on from? A pull that was asked for before a push was answered may still say so, and must
 * not take back what the server has taken since. False where the edits between are more than a record names.
 */
export function isBehind(there: object, held: object): boolean {
  const [theirs, mine] = [there, held].map((record) => readEdit((record as { edit?: unknown }).edit));
  return Boolean(theirs && mine?.after?.includes(theirs.id));
}
