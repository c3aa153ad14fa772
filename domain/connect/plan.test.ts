import { describe, expect, it } from 'vitest';
import { sample } from '#tests/support/sample.ts';
import type { ListEntry } from '../company/list-entry.ts';
import { startingLists } from '../company/starting-lists.ts';
import type { AnyRecord } from '../record/field.ts';
import { type Technician, technicianFields } from '../technician/fields.ts';
import { planConnection, usualChoice, withManagers } from './plan.ts';
import { sameEntries } from './same-entries.ts';

const entry = (kind: ListEntry['kind'], id: string, name: string, more: Partial<ListEntry> = {}): ListEntry =>
  ({ id, kind, name, active: true, ...more }) as ListEntry;

const nobody = {
  mobilePhone: null,
  email: null,
  managerId: null,
  teamId: null,
  zoneIds: null,
  mainZoneId: null,
};
const person = (id: string, values: AnyRecord = {}): Technician =>
  ({ ...sample(technicianFields, { ...nobody, name: id, ...values }), id }) as Technician;

const plan = (own: readonly Technician[], company: readonly Technician[]) =>
  planConnection({ technicians: own, lists: [] }, { technicians: company, lists: [] });

describe('[R53] who is there already', () => {
  it('is nobody in an empty company', () => {
    const { fresh, duplicates, there } = plan([person('ann'), person('bob')], []);
    expect(fresh.map(({ id }) => id)).toEqual(['ann', 'bob']);
    expect([duplicates, there]).toEqual([[], 0]);
  });

  it('was uploaded before where the id is the same, whatever was edited since', () => {
    expect(plan([person('ann')], [person('ann', { name: 'Annie', memo: 'new' })])).toMatchObject({
      fresh: [],
      duplicates: [],
      there: 1,
    });
  });

  it('is found by phone, by email in any case, and by name last', () => {
    const own = [
      person('a', { mobilePhone: '+12025550111', name: 'Dee' }),
      person('b', { email: 'Bob@Northline.example', name: 'Dee' }),
      person('c', { name: ' dee ' }),
    ];
    const company = [
      person('x', { name: 'Dee' }),
      person('y', { email: 'bob@northline.example' }),
      person('z', { mobilePhone: '+12025550111' }),
    ];
    const found = plan(own, company).duplicates;
    expect(found.map(({ theirs, by }) => [theirs.id, by])).toEqual([
      ['z', 'phone'],
      ['y', 'email'],
      ['x', 'name'],
    ]);
    expect(found.map(usualChoice)).toEqual(['fill', 'fill', 'add']);
  });

  it('has what the company lacks filled in, and keeps what it has', () => {
    const mine = person('a', { mobilePhone: '+12025550111', memo: 'mine', bio: 'mine' });
    const theirs = person('z', { mobilePhone: '+12025550111', memo: null, bio: 'theirs', payroll: null });
    const [found] = plan([mine], [theirs]).duplicates;
    expect(found?.missing).toMatchObject({ memo: 'mine', 'payroll.payrollId': 'Sample' });
    expect(found?.missing).not.toHaveProperty('bio');
    expect(found?.differ).toEqual(['Biography']);
  });

  it('takes nothing along that only this computer said', () => {
    const own = person('a', {
      edit: { id: 'e1', by: 'alone', at: '2026-11-24T08:00:00.000Z', device: 'Desk' },
    });
    expect(plan([own], []).fresh[0]).not.toHaveProperty('edit');
  });
});

describe('[R53] lists', () => {
  const here = [
    entry('team', 'team-1', 'Blue'),
    entry('team', 'team-2', 'Green'),
    entry('zone', 'zone-1', 'blue'),
  ];
  const company = [entry('team', 'team-2', 'Sea green'), entry('team', 'x', ' BLUE ')];

  it('have an entry once, by its id or by its name in the same list', () => {
    const { there, added } = sameEntries(here, company);
    expect([...there]).toEqual([
      ['team-1', 'x'],
      ['team-2', 'team-2'],
    ]);
    expect(added.map(({ id }) => id)).toEqual(['zone-1']);
  });

  it('keep nested entries inside what is there', () => {
    const nested = [
      entry('projectLabel', 'big', 'Big'),
      entry('projectLabel', 'small', 'Small', { parentId: 'big' }),
    ];
    expect(sameEntries(nested, [entry('projectLabel', 'y', 'Big')]).added).toMatchObject([
      { id: 'small', parentId: 'y' },
    ]);
  });

  it('leave behind what every company begins with, where nobody used it', () => {
    const lists = [...startingLists(), entry('truck', 'truck-9', 'Nine')];
    const own = person('ann', { truckId: 'truck-1', positions: null, roleId: null });
    const { entries } = planConnection({ technicians: [own], lists }, { technicians: [], lists: [] });
    expect(entries.map(({ id }) => id)).toEqual(['truck-1', 'truck-9']);
  });

  it('are named in the profiles as they are there, also where two names changed places', () => {
    const own = person('ann', { teamId: 'team-1', positions: ['p1', 'p2'] });
    const lists = [...here, entry('position', 'p1', 'Helper'), entry('position', 'p2', 'Installer')];
    const there = [...company, entry('position', 'p3', 'Helper'), entry('position', 'p2', 'Installer')];
    const { fresh } = planConnection({ technicians: [own], lists }, { technicians: [], lists: there });
    expect(fresh[0]).toMatchObject({ teamId: 'x', positions: ['p3', 'p2'] });
  });
});

it('[R53] a manager whom the company knew is the one that it knew', () => {
  const team = [person('ann', { managerId: 'boss' }), person('bob', { managerId: 'cy' })];
  const managers = withManagers(team, new Map([['boss', 'chief']])).map(({ managerId }) => managerId);
  expect(managers).toEqual(['chief', 'cy']);
});
