import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, moveBefore, type Placing } from './list-order.ts';

type Entry = { readonly id: string; readonly name: string; readonly order?: number };

const named = (...names: string[]): Entry[] => inOrder(names.map((name) => ({ id: name, name })));
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

const placed = (entries: readonly Entry[], placings: readonly Placing[]): Entry[] =>
  inOrder(entries.map((entry) => ({ ...entry, ...placings.find(({ id }) => id === entry.id) })));

describe('the order of a list', () => {
  it('is that of the names as long as nobody moved one', () => {
    expect(ids(named('Zoo', 'apple', '10', 'Éclair', 'Fig'))).toEqual([
      '10',
      'apple',
      'Éclair',
      'Fig',
      'Zoo',
    ]);
  });

  it('puts a new entry where its name stands', () => {
    const list = placed(
      named('Apple', 'Fig', 'Zoo'),
      moveBefore(named('Apple', 'Fig', 'Zoo'), 'Zoo', 'Apple'),
    );
    expect(ids(inOrder([...list, { id: 'Cherry', name: 'Cherry' }]))).toEqual([
      'Zoo',
      'Apple',
      'Cherry',
      'Fig',
    ]);
  });
});

describe('a move', () => {
  const list = named('Apple', 'Cherry', 'Fig', 'Zoo');

  it.each([
    ['Zoo', 'Apple', ['Zoo', 'Apple', 'Cherry', 'Fig']],
    ['Apple', null, ['Cherry', 'Fig', 'Zoo', 'Apple']],
    ['Zoo', 'Fig', ['Apple', 'Cherry', 'Zoo', 'Fig']],
  ])('of %s before %s changes that entry alone', (id, before, expected) => {
    const placings = moveBefore(list, id, before);
    expect(placings.map((placing) => placing.id)).toEqual([id]);
    expect(ids(placed(list, placings))).toEqual(expected);
  });

  it('to where it stands already, or of what is unknown, changes nothing', () => {
    expect(moveBefore(list, 'Fig', 'Zoo')).toEqual([]);
    expect(moveBefore(list, 'Zoo', null)).toEqual([]);
    expect(moveBefore(list, 'Plum', 'Zoo')).toEqual([]);
    expect(moveBefore(list, 'Fig', 'Plum')).toEqual([]);
  });

  it('between two names that begin alike moves those that have no room', () => {
    const alike = named('Install Production A', 'Install Production B', 'Install Production C', 'Sales');
    const placings = moveBefore(alike, 'Sales', 'Install Production B');
    expect(ids(placed(alike, placings))).toEqual([
      'Install Production A',
      'Sales',
      'Install Production B',
      'Install Production C',
    ]);
  });

  it('lands where it was asked to, however often entries are moved', () => {
    const name = fc.constantFrom('A', 'Aa', 'Truck 1', 'Truck 2', 'Truck 10', 'Ж', 'Я', 'Zoo', 'é', '!');
    const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 12 }), moves, (names, steps) => {
        let row: Entry[] = inOrder(names.map((each, index) => ({ id: `id-${index}`, name: each })));
        for (const [which, where] of steps) {
          const id = row[which % row.length]?.id ?? '';
          const others = row.filter((entry) => entry.id !== id);
          const at = where % (others.length + 1);
          const expected = ids(others).toSpliced(at, 0, id);
          row = placed(row, moveBefore(row, id, others[at]?.id ?? null));
          expect(ids(row)).toEqual(expected);
        }
      }),
    );
  });
});
