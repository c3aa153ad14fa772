import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collections } from '../sync/collections.ts';
import type { Field, Fields } from './field.ts';
import { choice, day, entries, field, money, text, toggle } from './kinds.ts';
import { idField } from './own-fields.ts';
import { migrations, storageSchema } from './storage.ts';

const name = text({ label: 'Name', required: 'always', length: 80 });
const rate = money({ label: 'Rate' });

describe('storageSchema', () => {
  it('holds types only', () => {
    const fields = {
      id: idField,
      name,
      rate,
      active: toggle({ label: 'Active' }),
      hired: day({ label: 'Hired' }),
      kind: choice([{ value: 'a', label: 'A' }], { label: 'Kind' }),
      skills: entries('skill', { label: 'Skills' }),
      home: field(z.strictObject({ zip: z.string() }), { label: 'Home' }),
      'pay.rate': rate,
      'pay.hired': day({ label: 'Hired' }),
    };
    const object = { type: ['object', 'null'], additionalProperties: true };
    expect(storageSchema(fields)).toEqual({
      version: 0,
      primaryKey: 'id',
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string', maxLength: 40 },
        name: { type: ['string', 'null'] },
        rate: { type: ['number', 'null'] },
        active: { type: ['boolean', 'null'] },
        hired: { type: ['string', 'null'] },
        kind: { type: ['string', 'null'] },
        skills: { type: ['array', 'null'] },
        home: object,
        pay: object,
      },
    });
  });

  it('stays the same when labels, limits, choices and rights change', () => {
    const before = { id: idField, name, rate, kind: choice([{ value: 'a', label: 'A' }], { label: 'Kind' }) };
    const after = {
      id: idField,
      name: text({
        label: 'Full name',
        length: 40,
        write: 'editPayroll',
        section: 'Basic',
        column: { width: 9 },
      }),
      rate: field(z.number().max(5), { label: 'Pay', control: 'money', required: 'form' }),
      kind: choice([{ value: 'b', label: 'B' }], { label: 'Sort', initial: 'b' }),
    };
    expect(JSON.stringify(storageSchema(after))).toBe(JSON.stringify(storageSchema(before)));
  });

  it('has the version of the newest field', () => {
    const since = (version: number) => text({ label: 'It', since: version });
    expect(storageSchema({ id: idField, a: since(1), b: since(4), c: since(2) }).version).toBe(4);
  });
});

describe('migrations', () => {
  const fields: Fields = {
    id: idField,
    nickname: text({ label: 'Nickname', since: 1, before: 'none' }),
    badge: text({ label: 'Badge', since: 1 }),
    active: toggle({ label: 'Active', since: 2, before: false }),
    'pay.bonus': money({ label: 'Bonus', since: 2, before: 0 }),
  };
  const step = (version: number) => migrations(fields)[version] as (old: object) => object;

  it('has one step a version, and none for the first', () => {
    expect(Object.keys(migrations(fields))).toEqual(['1', '2']);
    expect(migrations({ id: idField, name })).toEqual({});
  });

  it('gives a record what its version introduced, and nothing where no value was named', () => {
    expect(step(1)({ id: 'a' })).toEqual({ id: 'a', nickname: 'none' });
    expect(step(2)({ id: 'a' })).toEqual({ id: 'a', active: false, pay: { bonus: 0 } });
  });

  it('puts defaults under the record, never over it', () => {
    const old = { id: 'a', nickname: 'Al', active: null, pay: { bonus: 7, basis: 'both' }, other: 1 };
    expect(step(1)(old)).toEqual(old);
    expect(step(2)(old)).toEqual(old);
  });

  it('adds to a group and keeps what is in it', () => {
    const old = { id: 'a', active: true, pay: { basis: 'both' } };
    expect(step(2)(old)).toEqual({ id: 'a', active: true, pay: { basis: 'both', bonus: 0 } });
    expect(old.pay).toEqual({ basis: 'both' });
  });
});

/** Each released version of a collection, as `<collection>-<version>.json`; such a file never changes. */
const folder = new URL('./frozen/', import.meta.url);
const frozen = readdirSync(folder).map((file) => {
  const [collection = '', version = ''] = file.replace('.json', '').split('-');
  return {
    collection,
    version: Number(version),
    schema: JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  };
});

/** The schema as that version knew it. */
const schemaAt = (fields: Fields, version: number) => ({
  ...storageSchema(Object.fromEntries(Object.entries(fields).filter(([, { since }]) => since <= version))),
  version,
});

const fieldsOf = (collection: string): Fields =>
  (Object.entries(collections).find(([name]) => name === collection)?.[1].fields ?? {}) as Record<
    string,
    Field
  >;

describe('the released storage schemas', () => {
  it('are kept for every collection', () => {
    const first = frozen.filter(({ version }) => version === 0).map(({ collection }) => collection);
    expect(first.toSorted()).toEqual(Object.keys(collections).toSorted());
  });

  // A difference here means a field without its `since`, or one that was taken away or changed its type.
  it.each(frozen)('$collection $version is what it was when released', ({ collection, version, schema }) => {
    expect(schemaAt(fieldsOf(collection), version)).toEqual(schema);
  });

  it('tell a field without `since` from one with it', () => {
    const grown = (since: number) => ({
      ...fieldsOf('technicians'),
      nickname: text({ label: 'Nickname', since }),
    });
    const released = frozen.find(({ collection }) => collection === 'technicians')?.schema;
    expect(schemaAt(grown(0), 0)).not.toEqual(released);
    expect(schemaAt(grown(1), 0)).toEqual(released);
    expect(storageSchema(grown(1)).version).toBe(1);
  });
});
