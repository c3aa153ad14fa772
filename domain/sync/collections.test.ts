import { describe, expect, it } from 'vitest';
import { sample } from '#tests/support/sample.ts';
import { permissionNames } from '../access/permissions.ts';
import type { Fields } from '../record/field.ts';
import { fieldProblems } from '../record/problems.ts';
import { type Collection, collectionNames, collections, isPulledOnly } from './collections.ts';

const all: [string, Collection][] = Object.entries(collections);

describe.each(all)('%s', (_name, { fields, create, remove, judge }) => {
  const record = sample<Fields>(fields);

  it('has a sample that the form would take', () => {
    expect(fieldProblems(fields, record, 'form')).toEqual([]);
    expect(judge?.(record, new Set(Object.keys(fields))) ?? []).toEqual([]);
  });

  it('has an id and an edit that only the server decides on', () => {
    expect(fields.id?.required).toBe('always');
    expect([fields.id?.write, fields.edit?.write]).toEqual(['server', 'server']);
  });

  it('asks only for permissions that there are', () => {
    const asked = [create, remove, ...Object.values(fields).map(({ write }) => write)];
    expect(asked.filter((write) => write !== 'server' && !permissionNames.includes(write))).toEqual([]);
  });

  it('has no two fields of the same label in one section', () => {
    const labels = Object.values(fields).map(({ section, label }) => `${section} / ${label}`);
    expect(labels).toHaveLength(new Set(labels).size);
  });
});

it('people are pulled only, since the server owns all of them; the company can be edited', () => {
  expect(all.filter(([, collection]) => isPulledOnly(collection)).map(([name]) => name)).toEqual(['people']);
});

it('are few enough for the local database, which stops at 14 with the local ones (DESIGN §5)', () => {
  expect(collectionNames).toEqual(['technicians', 'lists', 'people', 'company', 'requests']);
});
