import { expect, test } from 'vitest';
import { sandboxRefusal } from './sandbox.ts';

test('a package does not start without its sandbox, and says what to do', () => {
  expect(sandboxRefusal({ isPackaged: true, argv: ['fieldroster', '--no-sandbox'] })).toContain(
    'Install the deb',
  );
});

test('a package with it, and a checkout, start', () => {
  expect(
    sandboxRefusal({ isPackaged: true, argv: ['fieldroster', 'fieldroster://technician/a'] }),
  ).toBeNull();
  expect(sandboxRefusal({ isPackaged: false, argv: ['electron', '.', '--no-sandbox'] })).toBeNull();
});
