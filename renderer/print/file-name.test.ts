import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test('a title becomes a name that every system takes', () => {
  expect(fileName('Zoë Ångström')).toBe('Zoë Ångström');
  expect(fileName('A/B\\C: "x"?\u0000')).toBe('A B C x');
  expect(fileName(' /// ')).toBe('Fieldroster');
  expect(fileName('x'.repeat(500))).toHaveLength(100);
});
