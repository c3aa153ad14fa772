import fc from 'fast-check';
import { people } from './model-server.ts';

/** Fields of every kind of merge: plain ones, sets, a unit, a map, and those that nobody else may have. */
export const editedFields = [
  'memo',
  'bio',
  'name',
  'skills',
  'zoneIds',
  'home',
  'permissionOverrides',
  'email',
  'active',
  'nickname',
] as const;
export type EditedField = (typeof editedFields)[number];

export const weathers = ['fair', 'losing', 'slow', 'repeating', 'storm'] as const;

const who = fc.constantFrom(...people);
/** Which of the records that this computer has, by its place in the list. */
const which = fc.nat({ max: 3 });

const steps = {
  edit: fc.record({
    do: fc.constant('edit' as const),
    who,
    which,
    // Plain texts meet each other most often.
    fields: fc.uniqueArray(fc.constantFrom('memo' as const, 'memo' as const, ...editedFields), {
      minLength: 1,
      maxLength: 2,
    }),
    /** The same number types the same value, so that equal values meet too. */
    value: fc.nat({ max: 400 }),
  }),
  settle: fc.record({
    do: fc.constant('settle' as const),
    who,
    which,
    keeps: fc.constantFrom('standing' as const, 'other' as const),
  }),
  add: fc.record({ do: fc.constant('add' as const), who }),
  remove: fc.record({ do: fc.constant('remove' as const), which }),
  unremove: fc.record({ do: fc.constant('unremove' as const), which }),
  online: fc.record({ do: fc.constant('online' as const), who, isOnline: fc.boolean() }),
  crash: fc.record({ do: fc.constant('crash' as const), who, writes: fc.nat({ max: 6 }) }),
  weather: fc.record({ do: fc.constant('weather' as const), who, kind: fc.constantFrom(...weathers) }),
  role: fc.record({
    do: fc.constant('role' as const),
    who: fc.constantFrom('ben' as const, 'cleo' as const),
    role: fc.constantFrom('administrator' as const, 'manager' as const, 'viewer' as const),
  }),
  serverCrash: fc.record({ do: fc.constant('serverCrash' as const) }),
  backUp: fc.record({ do: fc.constant('backUp' as const) }),
  restore: fc.record({ do: fc.constant('restore' as const) }),
  clock: fc.record({
    do: fc.constant('clock' as const),
    who,
    by: fc.integer({ min: -86_400_000, max: 86_400_000 }),
  }),
  upgrade: fc.record({ do: fc.constant('upgrade' as const) }),
  wait: fc.record({ do: fc.constant('wait' as const), milliseconds: fc.nat({ max: 40_000 }) }),
};

export type Step = {
  [Name in keyof typeof steps]: Parameters<Parameters<(typeof steps)[Name]['map']>[0]>[0];
}[keyof typeof steps];

/** How often each step comes, among so many. */
const weights: Readonly<Record<keyof typeof steps, number>> = {
  edit: 40,
  settle: 8,
  add: 3,
  remove: 2,
  unremove: 2,
  online: 12,
  crash: 4,
  weather: 6,
  role: 2,
  serverCrash: 3,
  backUp: 2,
  restore: 2,
  clock: 2,
  upgrade: 2,
  wait: 12,
};

const anySteps = fc.oneof(
  ...Object.entries(steps).map(([name, arbitrary]) => ({
    weight: weights[name as keyof typeof steps],
    arbitrary: arbitrary as fc.Arbitrary<Step>,
  })),
);

/** Everybody at one profile, over a network that takes its time: what S8 and S21 are about. */
const rush = fc
  .array(
    fc.noBias(
      fc.record({
        who,
        field: fc.constantFrom('memo' as const, 'bio' as const, 'name' as const),
        value: fc.nat({ max: 400 }),
        milliseconds: fc.nat({ max: 6_000 }),
      }),
    ),
    { minLength: 3, maxLength: 8, size: 'max' },
  )
  .map((found): Step[] => [
    { do: 'wait', milliseconds: 2_000 },
    ...people.map((who) => ({ do: 'weather' as const, who, kind: 'slow' as const })),
    ...found.flatMap(({ who, field, value, milliseconds }): Step[] => [
      { do: 'edit', who, which: 0, fields: [field], value },
      { do: 'wait', milliseconds },
    ]),
  ]);

/** A working day of the company, and the seed of its accidents. */
export const days = fc.record({
  seed: fc.integer(),
  steps: fc.oneof(
    { weight: 3, arbitrary: fc.array(anySteps, { minLength: 1, maxLength: 40, size: 'max' }) },
    { weight: 1, arbitrary: rush },
  ),
});
const restoring: ReadonlySet<Step['do']> = new Set([
  'edit',
  'settle',
  'add',
  'remove',
  'unremove',
  'online',
  'crash',
  'weather',
  'serverCrash',
  'wait',
]);

/** Days in which a copy of the server is made and put back in the middle of the work: what S12 is about. */
export const restores = fc.record({
  seed: fc.integer(),
  steps: fc.array(anySteps, { minLength: 6, maxLength: 30, size: 'max' }).map((all): Step[] => {
    const work = all.filter((step) => restoring.has(step.do));
    const third = Math.ceil(work.length / 3);
    return [
      ...work.slice(0, third),
      { do: 'backUp' },
      ...work.slice(third, 2 * third),
      { do: 'restore' },
      ...work.slice(2 * third),
    ];
  }),
});
export const rushes = fc.record({ seed: fc.integer(), steps: rush });
export type Day = { readonly seed: number; readonly steps: readonly Step[] };
