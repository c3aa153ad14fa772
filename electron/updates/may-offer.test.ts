import { expect, test } from 'vitest';
import { mayOffer } from './may-offer.ts';

const here = { previous: '1.0.0', dataVersion: 3 };

test('a newer version may come, whatever it writes', () => {
  expect(mayOffer({ version: '1.2.0', isOlder: false, dataVersion: null }, here)).toBe(true);
});

test('the version from before may come back', () => {
  expect(mayOffer({ version: '1.0.0', isOlder: true, dataVersion: 3 }, here)).toBe(true);
});

test.each([
  ['another old version', '0.9.0', 3],
  ['the one from before, with other data', '1.0.0', 2],
  ['the one from before, with data that nobody named', '1.0.0', null],
])('%s may not', (_name, version, dataVersion) => {
  expect(mayOffer({ version, isOlder: true, dataVersion }, here)).toBe(false);
});

test('where nothing ran before, nothing old may come', () => {
  expect(mayOffer({ version: '1.0.0', isOlder: true, dataVersion: 3 }, { ...here, previous: null })).toBe(
    false,
  );
});
