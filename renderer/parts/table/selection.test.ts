import { expect, it } from 'vitest';
import { idsOf, shareOf, stretchTo, toggleAll, toggleOne, toggleRange, withoutGone } from './selection.ts';

const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
const shown = idsOf(rows);
const set = (...ids: string[]) => new Set(ids);

it('selects and frees one', () => {
  expect(toggleOne(set('a'), 'b')).toEqual(set('a', 'b'));
  expect(toggleOne(set('a'), 'a')).toEqual(set());
});

it('gives a range what its first row has, upwards too', () => {
  expect(toggleRange(set('b', 'x'), shown, 'b', 'd')).toEqual(set('b', 'c', 'd', 'x'));
  expect(toggleRange(set('d'), shown, 'd', 'b')).toEqual(set('b', 'c', 'd'));
  expect(toggleRange(set('c', 'd'), shown, 'b', 'd')).toEqual(set());
  expect(toggleRange(set(), shown, 'filtered-away', 'd')).toEqual(set('d'));
});

it('stretches from a row to another and back, over what was selected before', () => {
  expect(stretchTo(set('x'), shown, 'b', 'd')).toEqual(set('b', 'c', 'd', 'x'));
  expect(stretchTo(set('x'), shown, 'b', 'a')).toEqual(set('a', 'b', 'x'));
  expect(stretchTo(set('x'), shown, 'filtered-away', 'a')).toEqual(set('x'));
});

it('selects all that are shown and frees them again, whatever else is selected', () => {
  expect(toggleAll(set('a', 'x'), shown)).toEqual(set('a', 'b', 'c', 'd', 'x'));
  expect(toggleAll(set(...shown, 'x'), shown)).toEqual(set('x'));
  expect([shareOf(set('x'), rows), shareOf(set('a'), rows), shareOf(set(...shown), rows)]).toEqual([
    'none',
    'some',
    'all',
  ]);
});

it('drops who no longer exists, and is the same object where all do', () => {
  const selected = set('a', 'b');
  expect(withoutGone(selected, (id) => id !== 'b')).toEqual(set('a'));
  expect(withoutGone(selected, () => true)).toBe(selected);
});
