import type { ListKind } from '../company/list-kinds.ts';
import type { AnyRecord, Fields } from '../record/field.ts';
import { fieldValue } from '../record/value.ts';
import { type Technician, technicianFields } from './fields.ts';
import { withMainZone } from './rules.ts';

/** The names of the fields that hold entries of this list, by their declaration. */
export const fieldsNaming = (kind: ListKind): string[] =>
  Object.entries(technicianFields as Fields)
    .filter(([, { list }]) => list === kind)
    .map(([name]) => name);

const idsIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** How many technicians have each entry of the list, by its id; one who has it twice counts once. */
export function countUses(kind: ListKind, technicians: readonly Technician[]): ReadonlyMap<string, number> {
  const names = fieldsNaming(kind);
  const counts = new Map<string, number>();
  for (const technician of technicians) {
    const has = new Set(names.flatMap((name) => idsIn(fieldValue(technician, name))));
    for (const id of has) if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** What changes in a technician who gets one entry in place of another; null where nothing does. */
export function replaceEntry(
  technician: Technician,
  kind: ListKind,
  from: string,
  to: string,
): AnyRecord | null {
  const changes: Record<string, unknown> = {};
  for (const name of fieldsNaming(kind)) {
    const value = fieldValue(technician, name);
    if (value === from) changes[name] = to;
    if (Array.isArray(value) && value.includes(from))
      changes[name] = [...new Set(value.map((id) => (id === from ? to : id)))];
  }
  if ('mainZoneId' in changes)
    changes.zoneIds = withMainZone((changes.zoneIds as string[]) ?? technician.zoneIds ?? [], to);
  return Object.keys(changes).length > 0 ? changes : null;
}
