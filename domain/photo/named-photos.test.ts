import { expect, it } from 'vitest';
import { namedPhotos } from './named-photos.ts';

const said = (sha256: string) => ({
  value: { sha256, thumbnail: `${sha256}-small` },
  by: 'u',
  at: '2026-11-24T09:00:00Z',
  device: 'd',
});

it('[S19] finds the photos that stand and those that wait for a decision', () => {
  const technician = {
    photo: { sha256: 'a', thumbnail: 'b' },
    conflicts: {
      one: { field: 'photo', base: { sha256: 'c' }, kept: said('d'), other: said('e') },
      two: { field: 'name', base: { sha256: 'never' }, kept: said('never'), other: said('never') },
    },
    flags: { three: { code: 'x', field: 'photo', value: { sha256: 'f' } } },
  };
  expect(namedPhotos(technician)).toEqual(['a', 'b', 'c', 'd', 'd-small', 'e', 'e-small', 'f']);
  expect(namedPhotos({ name: 'Nobody', photo: null, conflicts: {} })).toEqual([]);
});
