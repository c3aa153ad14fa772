import { expect, it } from 'vitest';
import { queuedEdits } from './queued-edits.ts';

const base = { id: 'ann', name: 'Ann', memo: 'old' };
const at = (hour: number) => `2026-11-24T0${hour}:00:00.000Z`;

it('[S15] says of each record that waits what was typed on it, the oldest first', () => {
  const waiting = [
    { collection: 'technicians', id: 'ann', at: at(9), typed: { ...base, memo: 'new', bio: 'x' }, base },
    { collection: 'lists', id: 'z', at: at(8), typed: { id: 'z', kind: 'zone', name: 'North' }, base: null },
    { collection: 'technicians', id: 'bob', at: at(7), typed: { id: 'bob', _deleted: true }, base },
  ];
  const edits = queuedEdits(JSON.stringify({ waiting, refused: [] }));
  expect(edits.map(({ kind, name, what, fields }) => [kind, name, what, fields])).toEqual([
    ['Technician', null, 'removed', null],
    ['Zone', 'North', 'added', null],
    ['Technician', 'Ann', 'changed', ['Biography', 'Memo']],
  ]);
});
