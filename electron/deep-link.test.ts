import { expect, test } from 'vitest';
import { technicianInArguments, technicianOf } from './deep-link.ts';

const id = '7d9f7a1e-3c1b-4f0e-9a55-0d6f1c2b3a44';

test('a link names a technician', () => {
  expect(technicianOf(`fieldroster://technician/${id}`)).toBe(id);
  expect(technicianOf(`fieldroster://technician/${id}/`)).toBe(id);
});

test.each([
  '',
  'fieldroster://technician/',
  'fieldroster://technician/../settings',
  'fieldroster://technician/%2e%2e',
  `fieldroster://technician/${id}?next=x`,
  `fieldroster://technician/${id}#x`,
  `fieldroster://technician/${id}/payroll`,
  `fieldroster://technician/${id}\n--inspect`,
  `fieldroster://users/${id}`,
  `FIELDROSTER2://technician/${id}`,
  `https://technician/${id}`,
  `javascript:fieldroster://technician/${id}`,
  `fieldroster://technician/${'a'.repeat(65)}`,
])('%j names nobody', (link) => {
  expect(technicianOf(link)).toBeNull();
});

test('a start of the app names the first that is right', () => {
  const argv = ['/usr/bin/fieldroster', '--flag', 'fieldroster://x', `fieldroster://technician/${id}`];
  expect(technicianInArguments(argv)).toBe(id);
  expect(technicianInArguments(['/usr/bin/fieldroster', '.'])).toBeNull();
});
