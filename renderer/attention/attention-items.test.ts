import { expect, it } from 'vitest';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { Request } from '#domain/company/requests.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { conflictItems, failedRequests, flagItems } from './attention-items.ts';

const said = (hour: number) => ({
  value: 'x',
  by: 'kim',
  at: `2026-11-24T0${hour}:00:00.000Z`,
  device: 'Desk',
});
const conflict = (field: string, hour: number) => ({ field, kept: said(1), other: said(hour) });
const ann = {
  id: 'ann',
  name: 'Ann',
  conflicts: { e_memo: conflict('memo', 9), f_bio: conflict('bio', 3) },
  flags: { g_email: { code: 'taken', field: 'email', value: 'a@b.example', other: 'bob' } },
} as unknown as Technician;
const zone = {
  id: 'north',
  kind: 'zone',
  name: 'North',
  conflicts: { h_name: conflict('name', 5) },
} as unknown as ListEntry;

it('[S5] finds what is to decide in profiles and lists alike, the oldest first', () => {
  const found = conflictItems({ technicians: [ann], lists: [zone], company: [] });
  expect(found.map(({ subject, conflict: { field } }) => [subject.name, field, subject.path])).toEqual([
    ['Ann', 'bio', '/technicians/ann'],
    ['North', 'name', '/lists/zone'],
    ['Ann', 'memo', '/technicians/ann'],
  ]);
});

it('[S10] finds the values that somebody else holds', () => {
  expect(flagItems([ann]).map(({ entryId, flag }) => [entryId, flag.other])).toEqual([['g_email', 'bob']]);
});

it('finds a failed request only where nobody asked again since', () => {
  const request = (id: string, kind: string, technicianId: string, hour: number, state: string) =>
    ({ id, kind, technicianId, at: `2026-11-24T0${hour}:00:00.000Z`, state }) as unknown as Request;
  const requests = [
    request('a', 'invite', 'ann', 1, 'failed'),
    request('b', 'invite', 'ann', 2, 'queued'),
    request('c', 'reset', 'ann', 1, 'failed'),
    request('d', 'invite', 'bob', 2, 'failed'),
    request('e', 'invite', 'bob', 1, 'done'),
  ];
  expect(
    failedRequests(requests)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['c', 'd']);
});
