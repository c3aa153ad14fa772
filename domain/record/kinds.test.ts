import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Field } from './field.ts';
import {
  choice,
  day,
  email,
  entries,
  entry,
  field,
  idSchema,
  longText,
  money,
  percent,
  phone,
  text,
  toggle,
} from './kinds.ts';
import { valueProblems } from './problems.ts';

const about = { label: 'It' };
const colours = [
  { value: 'red', label: 'Red' },
  { value: 'blue', label: 'Blue' },
] as const;

/** What the form says about a value, or null where it is taken. */
const complaint = (kind: unknown, value: unknown): string | null =>
  valueProblems('it', kind as Field, value)[0]?.message ?? null;

const cases: [string, unknown, readonly unknown[], readonly [unknown, string][]][] = [
  ['text', text(about), ['Ann', 'x'.repeat(120)], [['x'.repeat(121), 'At most 120 characters']]],
  ['a shorter text', text({ ...about, length: 3 }), ['abc'], [['abcd', 'At most 3 characters']]],
  ['longText', longText(about), ['x'.repeat(4000)], [['x'.repeat(4001), 'At most 4000 characters']]],
  [
    'phone',
    phone(about),
    ['+12025550143', '+442079460958'],
    [['555-0143', 'Enter a full phone number, with area code']],
  ],
  [
    'email',
    email(about),
    ['ann@example.com'],
    [
      ['ann', 'Enter an address such as name@company.com'],
      ['ann@', 'Enter an address such as name@company.com'],
      ['a b@example.com', 'Enter an address such as name@company.com'],
      [`${'a'.repeat(250)}@example.com`, 'At most 254 characters'],
    ],
  ],
  [
    'money',
    money(about),
    [0, 1, 125_050, 10_000_000_000],
    [
      [-1, 'An amount cannot be negative'],
      [0.5, 'Whole cents only'],
      ['12x', 'Enter an amount such as 1250.50'],
      [10_000_000_001, 'At most 100,000,000.00'],
    ],
  ],
  [
    'percent',
    percent(about),
    [0, 1250, 10_000],
    [
      [-1, 'Not below 0 %'],
      [10_001, 'At most 100 %'],
      ['half', 'Enter a percentage'],
      [0.5, 'Two decimals at most'],
    ],
  ],
  ['toggle', toggle(about), [true, false], []],
  [
    'day',
    day(about),
    ['2026-11-24', '2024-02-29'],
    [
      ['2026-02-29', 'Enter a date such as 2026-11-24'],
      ['24.11.2026', 'Enter a date such as 2026-11-24'],
      ['2026-11-24T00:00:00Z', 'Enter a date such as 2026-11-24'],
    ],
  ],
  ['choice', choice(colours, about), ['red', 'blue'], [['green', 'Pick one of the list']]],
  [
    'entry',
    entry('team', about),
    ['team-1', 'A_b-9', 'x'.repeat(40)],
    [
      ['a b', 'An id has 1 to 40 letters, digits, - or _'],
      ['x'.repeat(41), 'An id has 1 to 40 letters, digits, - or _'],
    ],
  ],
  [
    'entries',
    entries('skill', about),
    [['a', 'b']],
    [
      [['a', 'a'], 'Each entry once only'],
      [Array.from({ length: 201 }, (_, index) => `e${index}`), 'At most 200 entries'],
      [['a', 'b c'], 'An id has 1 to 40 letters, digits, - or _'],
    ],
  ],
];

describe.each(cases)('%s', (_name, kind, taken, refused) => {
  it.each(taken.map((value) => ({ value })))('takes $value', ({ value }) => {
    expect(complaint(kind, value)).toBeNull();
  });

  it.each(refused.map(([value, message]) => ({ value, message })))(
    'says "$message"',
    ({ value, message }) => {
      expect(complaint(kind, value)).toBe(message);
    },
  );
});

describe('every kind', () => {
  it.each(cases)('%s has a control, takes "not set", and is exported under its label', (_name, kind) => {
    const { control, csv, required } = kind as Field;
    expect(control).not.toBe('none');
    expect({ csv, required }).toEqual({ csv: 'It', required: false });
    expect([null, undefined].map((value) => complaint(kind, value))).toEqual([null, null]);
  });

  it.each(cases)('%s lets a declaration say otherwise', (_name, kind) => {
    const { schema } = kind as Field;
    expect(field(schema, { label: 'Other', write: 'editPayroll', required: 'form', since: 3 })).toMatchObject(
      {
        label: 'Other',
        write: 'editPayroll',
        required: 'form',
        since: 3,
        merge: 'value',
        section: null,
      },
    );
  });

  it('refuses a value of another type', () => {
    for (const [, kind] of cases) expect(complaint(kind, { odd: 1 })).not.toBeNull();
    expect(complaint(toggle(about), 'yes')).not.toBeNull();
  });

  it('merges lists of entries by item and all else as a whole', () => {
    expect(cases.filter(([, kind]) => (kind as Field).merge === 'set').map(([name]) => name)).toEqual([
      'entries',
    ]);
  });
});

it('an id has no separators, so that it can stand in a path, a key and a list', () => {
  expect(['a', 'A-1_b', 'x'.repeat(40)].map((id) => idSchema.safeParse(id).success)).toEqual([
    true,
    true,
    true,
  ]);
  for (const id of ['', 'a b', 'a/b', 'a.b', 'a,b', 'ä', 'x'.repeat(41), 7, null, '__proto__\n'])
    expect(idSchema.safeParse(id).success).toBe(false);
});

it('texts are trimmed, and a blank one is not set', () => {
  const { normalise } = text(about);
  expect(['  Ann ', '   ', 7].map((typed) => normalise?.(typed))).toEqual(['Ann', null, 7]);
  expect(field(z.string(), about).normalise).toBeUndefined();
});
