import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import { fieldProblems } from '#domain/record/problems.ts';
import { fieldValue, isUnset, withFieldValue } from '#domain/record/value.ts';
import { collectionNames, collections } from '#domain/sync/collections.ts';
import { pushAnswer } from '#domain/sync/wire.ts';
import { type Api, startServer, type TestServer } from './server-fixture.ts';

/** How many bodies are sent. */
const bodies = 2000;

let server: TestServer;
let apis: Record<string, Api>;

beforeAll(async () => {
  server = await startServer();
  const names = ['admin', 'manager', 'viewer'];
  apis = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await server.signIn(name)] as const)),
  );
});
afterAll(() => server.stop());

/** Values of many kinds; each field finds out by its own schema which of them it accepts. */
const samples: readonly unknown[] = [
  ...[
    '',
    ' ',
    'Ann',
    'x'.repeat(4001),
    'a-1',
    'b_2',
    '2026-11-24',
    '2026-11-24T09:00:00Z',
    'ann@example.com',
  ],
  ...[
    '+12025550123',
    '#2f7d6d',
    'USD',
    '912*',
    'a b',
    '\u0000',
    '\ud800',
    '../..',
    '𝕬',
    'US',
    'x'.repeat(64),
  ],
  ...[0, -1, 1, 1250, 0.5, 1e21, Number.MAX_SAFE_INTEGER, true, false, null, {}, []],
  ...[
    ['a-1'],
    ['a-1', 'b_2'],
    ['a-1', 'a-1'],
    [7],
    ['912*', '91301'],
    [['a-1']],
    ['fieldTasks'],
    ['editLists'],
  ],
  ...[{ fieldInvoice: true }, { fieldInvoice: 1 }, { nothing: true }, { street: '1 Main St', zip: '90210' }],
  ...[
    { zip: '9' },
    { street: null },
    { latitude: 200 },
    { a: { b: { c: [] } } },
    { e_memo: { field: 'memo' } },
  ],
  { sha256: 'a'.repeat(64), type: 'image/png', width: 1, height: 1, bytes: 1 },
  { id: 'other', by: 'user-admin', at: '2026-11-24T09:00:00Z', device: 'd' },
  JSON.parse('{"__proto__":{"x":1}}'),
];

const optionsOf = ({ schema }: Field): readonly unknown[] => {
  const options = (schema as { options?: readonly unknown[] }).options;
  return Array.isArray(options) ? options : [];
};

const accepted = (field: Field) => {
  const values = [...samples, ...optionsOf(field)].filter((value) => field.schema.safeParse(value).success);
  return fc.constantFrom(...(values.length > 0 ? values : [null]));
};

const anyValue = fc.oneof(fc.constantFrom(...samples), fc.jsonValue({ maxDepth: 3 }));

/** A value for a field: mostly one that it accepts. */
const likely = (field: Field) =>
  fc.oneof({ weight: 80, arbitrary: accepted(field) }, { weight: 1, arbitrary: anyValue });

/** What only the server writes is mostly left out, or nothing would ever be accepted. */
const absent = ({ write, merge }: Field) => ({
  weight: write === 'server' || merge === 'settle' ? 100 : 2,
  arbitrary: fc.constant(undefined),
});

const ids = fc.integer({ min: 1, max: 60 }).map((number) => `f-${number}`);

/** A record that is nearly right, field by field from the declaration. */
function nearRecord(fields: Fields): fc.Arbitrary<AnyRecord> {
  const ordinary = Object.entries(fields).filter(([name]) => name !== 'id' && name !== 'edit');
  const values = Object.fromEntries(
    ordinary.map(([name, field]) => {
      const value = { weight: 1, arbitrary: likely(field) };
      return [name, field.required === 'always' ? likely(field) : fc.oneof(absent(field), value)];
    }),
  );
  return fc
    .record(values)
    .map((found) =>
      Object.entries(found).reduce<AnyRecord>(
        (record, [name, value]) => (value === undefined ? record : withFieldValue(record, name, value)),
        {},
      ),
    );
}

const someEdit = (username: string) =>
  fc.record({
    id: fc.oneof(fc.uuid(), fc.constantFrom('e-1', 'e-2')),
    by: fc.oneof(
      { weight: 20, arbitrary: fc.constant(`user-${username}`) },
      { weight: 1, arbitrary: fc.constant('x') },
    ),
    at: fc.constant('2026-11-24T09:00:00Z'),
    device: fc.constantFrom('A computer', '\u0000odd'),
  });

/** What a careless or hostile program might add. */
const mutation = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<AnyRecord>(
      { salary: 1 },
      { _deleted: true },
      { _deleted: 'x' },
      { payroll: 3 },
    ),
  },
  { weight: 1, arbitrary: fc.dictionary(fc.string(), anyValue, { maxKeys: 2 }) },
);

const row = (fields: Fields, username: string) =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(ids, nearRecord(fields), someEdit(username), mutation, fc.option(nearRecord(fields)))
        .map(([id, record, edit, more, base]) => ({
          ...(base ? { assumedMasterState: { id, ...base } } : {}),
          newDocumentState: { id, ...record, edit, ...more },
        })),
    },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );

const push = fc
  .tuple(fc.constantFrom(...collectionNames), fc.constantFrom('admin', 'admin', 'admin', 'manager', 'viewer'))
  .chain(([name, username]) =>
    fc.record({
      name: fc.constant(name),
      username: fc.constant(username),
      body: fc.oneof(
        {
          weight: 15,
          arbitrary: fc
            .array(row(collections[name].fields, username), { minLength: 1, maxLength: 4 })
            .map((rows) => JSON.stringify(rows)),
        },
        { weight: 1, arbitrary: fc.json() },
        { weight: 1, arbitrary: fc.string() },
      ),
    }),
  );

it(`[S9] ${bodies} generated bodies bring no 5xx, and nothing is stored that the schema refuses`, async () => {
  const tally = new Map<string, number>();
  const property = fc.asyncProperty(push, async ({ name, username, body }) => {
    const answer = await (apis[username] as Api).request(`/api/sync/${name}/push`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBeLessThan(500);
    const said: unknown = await answer.json();
    if (answer.status !== 200) return void tally.set('refused', (tally.get('refused') ?? 0) + 1);
    const { outcomes } = pushAnswer.parse(said);
    expect(outcomes).toHaveLength((JSON.parse(body) as unknown[]).length);
    for (const { outcome } of outcomes) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: bodies, seed: 20261124, endOnFailure: true });
  // The bodies reached every kind of answer, so that the check below has something to check.
  for (const kind of ['applied', 'merged', 'conflict', 'rejected', 'duplicate', 'refused'])
    expect(tally.get(kind) ?? 0, kind).toBeGreaterThan(0);
  await expectNothingOddStored();
}, 60_000);

async function expectNothingOddStored() {
  const rows = await server.database.query('SELECT collection, document FROM documents');
  expect(rows.length).toBeGreaterThan(10);
  for (const { collection, document } of rows) {
    const { fields } = collections[collection as keyof typeof collections];
    const record = JSON.parse(String(document)) as AnyRecord;
    expect(fieldProblems(fields, record, 'always')).toEqual([]);
    expect(unknownKeys(fields, record)).toEqual([]);
    expect(wronglyEmpty(fields, record)).toEqual([]);
  }
}

function unknownKeys(fields: Fields, record: AnyRecord): string[] {
  const known = new Set(Object.keys(fields).map((name) => name.split('.')[0]));
  return Object.keys(record).filter((key) => key !== '_deleted' && !known.has(key));
}

/** fieldProblems passes over what is empty; the stores of the clients do not. */
const wronglyEmpty = (fields: Fields, record: AnyRecord): string[] =>
  Object.entries(fields)
    .filter(([name, { schema }]) => {
      const value = fieldValue(record, name);
      return !isUnset(value) && !schema.safeParse(value).success;
    })
    .map(([name]) => name);
