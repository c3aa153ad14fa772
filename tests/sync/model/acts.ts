import { permissionNames } from '#domain/access/permissions.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { type Decidable, placeChange, withoutEntries } from '#domain/record/settle.ts';
import { nextFields } from './fields.ts';
import type { Weather } from './network.ts';
import type { EditedField, Step } from './steps.ts';

/** What is typed into a field by a step with that number. */
export function typedValue(field: EditedField, value: number, record: AnyRecord): unknown {
  if (field === 'active') return value % 2 === 0;
  if (field === 'email') return value % 5 === 0 ? null : `shared${value % 4}@example.com`;
  if (field === 'home') return { street: `${value} Main Street`, country: 'US' };
  if (field === 'permissionOverrides') {
    const name = permissionNames[value % 3] ?? permissionNames[0];
    return { ...(record.permissionOverrides as object | undefined), [String(name)]: value % 2 === 0 };
  }
  if (field === 'skills' || field === 'zoneIds') {
    const items = (record[field] ?? []) as string[];
    const item = `${field}-${value % 5}`;
    return items.includes(item) ? items.filter((each) => each !== item) : [...items, item];
  }
  return value % 17 === 0 && field !== 'name' ? null : `${field} ${value}`;
}

/** The changes by which the interface settles what waits first on that profile, or null where nothing waits. */
export function settleFirst(record: AnyRecord & Decidable, keeps: 'standing' | 'other'): AnyRecord | null {
  const waiting = [
    ...entriesOf(record.conflicts).map(([id, { field, other }]) => ({ id, field, value: other.value })),
    ...entriesOf(record.flags).map(([id, { field, value }]) => ({ id, field, value })),
  ];
  const [first] = waiting;
  if (!first) return null;
  const taken = keeps === 'other' ? placeChange(nextFields, record, first.field, first.value ?? null) : {};
  return { ...withoutEntries(record, new Set([first.id])), ...taken };
}

const entriesOf = <T>(map: Readonly<Record<string, T>> | null | undefined): [string, T][] =>
  Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

export function weatherOf(kind: Extract<Step, { do: 'weather' }>['kind']): Partial<Weather> {
  if (kind === 'losing') return { losesRequest: 0.2, losesAnswer: 0.4 };
  if (kind === 'slow') return { slowness: 8_000 };
  if (kind === 'repeating') return { repeats: 0.5, slowness: 500 };
  if (kind === 'storm') return { losesRequest: 0.3, losesAnswer: 0.3, repeats: 0.3, slowness: 15_000 };
  return {};
}
