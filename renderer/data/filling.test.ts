import { expect, test, vi } from 'vitest';
import { createFilling } from './filling.ts';

test('while page follows page no pull is asked for, and once for all after the last', () => {
  const wake = vi.fn();
  const filling = createFilling(wake);
  expect(filling.isWorthAsking()).toBe(true);
  filling.pulled(true);
  expect([filling.isWorthAsking(), filling.isWorthAsking()]).toEqual([false, false]);
  filling.pulled(true);
  expect(wake).not.toHaveBeenCalled();
  filling.pulled(false);
  expect(wake).toHaveBeenCalledTimes(1);
  expect(filling.isWorthAsking()).toBe(true);
  filling.pulled(true);
  filling.pulled(false);
  expect(wake).toHaveBeenCalledTimes(1);
});

test('where nobody asked, nothing follows the last page', () => {
  const wake = vi.fn();
  const filling = createFilling(wake);
  filling.pulled(true);
  filling.pulled(false);
  expect(wake).not.toHaveBeenCalled();
});
