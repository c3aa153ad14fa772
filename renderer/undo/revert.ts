import { can } from '#domain/access/roles.ts';
import type { Field, Fields } from '#domain/record/field.ts';
import { fieldValue, sameValue, withFieldValue } from '#domain/record/value.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { seatsTaken, takesSeat } from '#domain/technician/seats.ts';
import type { AppData } from '../data/app-data.ts';
import { inChunks } from '../data/in-chunks.ts';
import { inTurn } from './in-turn.ts';
import { inverseEntries } from './revert-entries.ts';
import { type Change, type ChangedProfile, moveLast, useUndoStack } from './undo-stack.ts';
import { type Stay, undoWords } from './undo-words.ts';
import { untilSeen } from './until-seen.ts';

type Data = Pick<AppData, 'technicians' | 'lists' | 'company' | 'permissions' | 'write'>;

/**
 * Takes the last change back by a new one: only what still stands as the change left it. What somebody else changed
 * meanwhile, and what this person may no longer change, stays and is named.
 */
export const undoLast = (data: Data): Promise<void> => inTurn(() => revertLast(data, 'done'));

/** Does again what was undone last, with the same care. */
export const redoLast = (data: Data): Promise<void> => inTurn(() => revertLast(data, 'undone'));

async function revertLast(data: Data, from: 'done' | 'undone'): Promise<void> {
  const change = useUndoStack.getState()[from].at(-1);
  if (!change) return;
  const stays: Stay[] = [];
  const free = freeSeats(data);
  const inverses = change.profiles.flatMap((profile) => inverseOf(data, profile, free, stays) ?? []);
  const entries = inverseEntries(data, change.entries, stays);
  const writeEntries = async () => {
    for (const { id, after } of entries) await data.write.change('lists', id, after);
  };
  const write = ({ id, after }: ChangedProfile) => data.write.change('technicians', id, after);
  // An entry is there before somebody gets it back, and goes after nobody has it.
  if (from === 'done') await writeEntries();
  const stood = new Map(inverses.map(({ id }) => [id, data.technicians.get(id)]));
  await inChunks(inverses, (chunk) => Promise.all(chunk.map(write)));
  if (from === 'undone') await writeEntries();
  await untilSeen(data.technicians, stood);
  const hasAny = inverses.length + entries.length > 0;
  const inverse: Change | null = hasAny ? { label: change.label, profiles: inverses, entries } : null;
  moveLast(from, inverse, undoWords(from, change.label, inverses.length, stays));
}

/** The way back for one profile, as far as it is open; what stays is added to `stays`. */
function inverseOf(
  data: Data,
  { id, before, after }: ChangedProfile,
  free: { seats: number },
  stays: Stay[],
): ChangedProfile | null {
  const standing = data.technicians.get(id);
  if (!standing) {
    stays.push({ id, name: id, field: 'The profile', why: 'not on this computer any more' });
    return null;
  }
  const back: Record<string, unknown> = {};
  const stay = (name: string, why: string) =>
    stays.push({ id, name: standing.name ?? id, field: labelOf(name), why });
  for (const [name, value] of Object.entries(before)) {
    const why = whyNot(data, standing, name, { value, left: after[name] });
    if (why) stay(name, why);
    else back[name] = value;
  }
  const seat = seatNeeded(standing, back);
  if (seat && free.seats <= 0) {
    for (const name of Object.keys(back)) stay(name, 'no managed seat is free');
    return null;
  }
  if (seat) free.seats -= 1;
  const names = Object.keys(back);
  if (names.length === 0) return null;
  return { id, before: Object.fromEntries(names.map((name) => [name, after[name]])), after: back };
}

const fieldOf = (name: string): Field | undefined => (technicianFields as Fields)[name];

const labelOf = (name: string): string => fieldOf(name)?.label ?? name;

type Back = { readonly value: unknown; readonly left: unknown };

/** Why a field is not taken back, or null. The server would judge the new change like any other (S16). */
function whyNot(data: Data, standing: Technician, name: string, { value, left }: Back): string | null {
  const field = fieldOf(name);
  const present = fieldValue(standing, name);
  if (!field || !sameValue(field, present, left)) return 'changed meanwhile';
  if (field.write === 'server' || !can(data, field.write)) return 'you may not change it any more';
  const needed = field.needs?.(present, value);
  if (needed && !can(data, needed)) return 'you may not change it back';
  return field.locked?.(standing) ? 'locked meanwhile' : null;
}

function freeSeats(data: Data): { seats: number } {
  const limit = data.company.all()[0]?.seatLimit;
  const isLimited = limit !== null && limit !== undefined;
  return { seats: isLimited ? limit - seatsTaken(data.technicians.all()) : Number.POSITIVE_INFINITY };
}

function seatNeeded(standing: Technician, back: Readonly<Record<string, unknown>>): boolean {
  let next: Readonly<Record<string, unknown>> = standing;
  for (const [name, value] of Object.entries(back)) next = withFieldValue(next, name, value);
  return takesSeat(next) && !takesSeat(standing);
}
