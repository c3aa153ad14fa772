import { expect, it } from 'vitest';
import type { PhotoUpload } from '../data/photos/photo-queue.ts';
import { photosOnTheirWay } from './photos-on-their-way.ts';

const upload = (id: string, more: Partial<PhotoUpload> = {}): PhotoUpload => ({
  id,
  at: '2026-11-24T09:00:00.000Z',
  bytes: 100,
  sent: 0,
  state: 'waiting',
  ...more,
});
const owners: Readonly<Record<string, string>> = { a: 'Ann', b: 'Ann', c: 'Bob' };

it('[S19] shows a photo and its thumbnail as one, and why one failed', () => {
  const uploads = [
    upload('a', { sent: 100, at: '2026-11-24T09:00:01.000Z' }),
    upload('b', { bytes: 300, sent: 33 }),
    upload('c', { state: 'failed', reason: 'Too large.' }),
    upload('d', { state: 'sent' }),
    upload('e'),
  ];
  const since = '2026-11-24T09:00:00.000Z';
  expect(photosOnTheirWay(uploads, (id) => owners[id])).toEqual([
    { ids: ['a', 'b'], owner: 'Ann', since, percent: 33, reason: null },
    { ids: ['c'], owner: 'Bob', since, percent: 0, reason: 'Too large.' },
    { ids: ['e'], owner: undefined, since, percent: 0, reason: null },
  ]);
});
