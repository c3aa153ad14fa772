import { permissionNames } from '#domain/access/permissions.ts';
import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import { fieldValue, isEmpty, sameValue } from '#domain/record/value.ts';
import { sample } from './sample.ts';

const sharedView = {
  name: 'Plain',
  by: 'user-admin',
  view: {
    search: '',
    filters: {},
    sorting: [],
    layout: { order: [], shown: {}, widths: {}, pinned: [] },
    density: 'compact',
  },
};

/** What fields of ours may hold; each finds out by its own schema which of them it takes. */
const candidates: readonly unknown[] = [
  ...[
    'Ann',
    'b_2',
    'US',
    'USD',
    '#2f7d6d',
    '91301',
    'https://b.example',
    'https://c.example/maps',
    '2026-11-24',
    '2026-11-24T09:00:00.000Z',
    '2026-11-25T09:00:00.000Z',
  ],
  ...['ann@b.example', '+12025550123', 'a'.repeat(64), 0, 7, true, false, [], {}],
  ...['invite', 'reset', 'done', 'NonManagedTech', 'ManagedTech', 'role', 'zone'],
  ...[['a-1'], ['a-1', 'b_2'], ['912*']],
  { state: 'active' },
  { 'view-1': sharedView },
  { sha256: 'a'.repeat(64), type: 'image/png', width: 10, height: 10, bytes: 100 },
  ...permissionNames.flatMap((name) => [[name], { [name]: true }, { [name]: false }]),
];

const entry = (field: string) => ({ code: 'taken', field, value: 'Held', other: 'somebody' });
const said = { value: 'x', by: 'user-admin', at: '2026-11-24T09:00:00.000Z', device: 'There' };
const clash = (field: string) => ({ field, base: null, kept: said, other: said });

/** Values that the field takes, all different; the first is undefined where it may be unset. */
export function valuesOf(name: string, field: Field): unknown[] {
  if (field.merge === 'settle')
    return [undefined, { 'edit-0_memo': name === 'flags' ? entry('memo') : clash('memo') }];
  const found = candidates.filter((each) => field.schema.safeParse(each).success && !isEmpty(each));
  const whole = field.parts ? [fieldValue(sample({ [name]: field } as Fields), name)] : [];
  const listed = field.choices?.map(({ value }) => value) ?? [];
  const values = [...whole, ...listed, ...found, ...(field.required ? [] : [undefined])];
  return values.filter((value, index) => values.findIndex((each) => sameValue(field, each, value)) === index);
}

export type Step = { readonly from: unknown; readonly to: unknown };

/** Changes of that field that are worth a try: all where a value may give or need something, else one and back. */
export function stepsOf(name: string, field: Field): Step[] {
  const values = valuesOf(name, field);
  if (values.length < 2) throw new Error(`${name} needs another candidate in field-values.ts`);
  const all = values.flatMap((from) => values.filter((to) => to !== from).map((to) => ({ from, to })));
  if (field.needs) return all;
  // Neighbours of "not set" are enough for what a value gives.
  if (field.gives) return all.filter(({ from, to }) => from === undefined || to === undefined);
  return all.slice(0, 2);
}

/** A record of the collection as it may stand, without anything that nobody has to say. */
export function plainRecord(collection: string, id: string): AnyRecord & { readonly id: string } {
  const needed = {
    technicians: { name: 'Plain', mobilePhone: phone(), email: `${id}@b.example`.toLowerCase() },
    lists: { name: 'Plain', kind: 'zone' },
    people: { name: 'Plain' },
    company: { name: 'Plain' },
    requests: { kind: 'invite', technicianId: 't-none', at: said.at, state: 'queued' },
  } as Readonly<Record<string, AnyRecord>>;
  if (!needed[collection]) throw new Error(`${collection} needs an example in field-values.ts`);
  return { id, ...needed[collection] };
}

let phones = 0;
function phone(): string {
  phones += 1;
  return `+1202${String(2_000_000 + phones)}`;
}
