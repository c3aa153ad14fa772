import { expect, test } from 'vitest';
import { certificateFault, noteFault } from './known-faults.ts';

test('the last fault of a host is known, however its name is written', () => {
  noteFault('roster.example', { kind: 'authority' });
  noteFault('roster.example', { kind: 'dates' });
  noteFault('::1', { kind: 'name' });
  expect(certificateFault('Roster.Example')).toEqual({ kind: 'dates' });
  expect(certificateFault('[::1]')).toEqual({ kind: 'name' });
  expect(certificateFault('other.example')).toBeNull();
});

test('faults are known of a few hosts, the latest', () => {
  const host = (index: number) => `host-${index}.example`;
  for (let index = 0; index < 100; index += 1) noteFault(host(index), { kind: 'authority' });
  const known = Array.from({ length: 100 }, (_, index) => index).filter((index) =>
    certificateFault(host(index)),
  );
  expect(known).toEqual(Array.from({ length: 20 }, (_, index) => 80 + index));
});

test('a fault that is mended is forgotten', () => {
  noteFault('mended.example', { kind: 'dates' });
  noteFault('mended.example', null);
  expect(certificateFault('mended.example')).toBeNull();
});
