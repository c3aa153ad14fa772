import { describe, expect, it } from 'vitest';
import { listEntryFields } from '#domain/company/list-entry.ts';
import type { ListKind } from '#domain/company/list-kinds.ts';
import { personFields } from '#domain/company/people.ts';
import type { Fields } from '#domain/record/field.ts';
import { isPossiblePhone } from '#domain/record/phone.ts';
import { fieldProblems } from '#domain/record/problems.ts';
import { fieldValue } from '#domain/record/value.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { closesCircle, technicianProblems } from '#domain/technician/rules.ts';
import { statusOf } from '#domain/technician/status.ts';
import { CITIES } from './cities.ts';
import { demoCompany } from './company.ts';

const small = demoCompany({ size: 250, seed: 7 });
const large = demoCompany({ size: 10_000, seed: 7 });

const repeated = (values: readonly (string | null | undefined)[]) => {
  const present = values.filter((value) => value !== undefined);
  return present.length - new Set(present).size;
};

const entriesOfKind = (kind: ListKind) =>
  new Set(large.lists.filter((entry) => entry.kind === kind).map(({ id }) => id));

describe('the demo company', () => {
  it('is the same for the same size and seed, and another for another seed', () => {
    const again = demoCompany({ size: 250, seed: 7 });
    expect(JSON.stringify(again)).toBe(JSON.stringify(small));
    expect(JSON.stringify(demoCompany({ size: 250, seed: 8 }))).not.toBe(JSON.stringify(small));
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(small))).toStrictEqual(small);
  });

  it('makes 10,000 technicians in under two seconds', () => {
    const start = performance.now();
    demoCompany({ size: 10_000, seed: 3 });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each([
    ['technicians', technicianFields, large.technicians],
    ['list entries', listEntryFields, large.lists],
    ['office users', personFields, large.people],
  ] as const)('has only %s that the rules accept', (_name, fields: Fields, records) => {
    const problems = records.flatMap((record) => fieldProblems(fields, record, 'always'));
    expect(problems).toEqual([]);
    const known = new Set(Object.keys(fields).map((name) => name.split('.')[0]));
    expect(
      [...new Set(records.flatMap((record) => Object.keys(record)))].filter((key) => !known.has(key)),
    ).toEqual([]);
  });

  it('keeps the rules over several fields', () => {
    const all = new Set(Object.keys(technicianFields));
    expect(large.technicians.flatMap((technician) => technicianProblems(technician, all))).toEqual([]);
  });
});

describe('what only one may have', () => {
  const { technicians, lists, people } = demoCompany({ size: 20_000, seed: 11 });

  it.each([
    ['id', [...technicians, ...lists, ...people].map(({ id }) => id)],
    ['phone', technicians.map(({ mobilePhone }) => mobilePhone)],
    ['email', [...technicians, ...people].map(({ email }) => email)],
    [
      'username',
      [...technicians.map(({ account }) => account?.username), ...people.map(({ username }) => username)],
    ],
  ])('is not given twice: %s', (_what, values) => {
    expect(repeated(values)).toBe(0);
  });

  it('has few namesakes', () => {
    expect(repeated(large.technicians.map(({ name }) => name))).toBeLessThan(100);
  });

  it('uses possible phones in the exchange 555 and ASCII emails', () => {
    for (const { mobilePhone, email } of technicians) {
      if (mobilePhone)
        expect(isPossiblePhone(mobilePhone) && /^\+1\d{3}5550\d{3}$/.test(mobilePhone)).toBe(true);
      if (email) expect(email).toMatch(/^[a-z0-9.]+@[a-z.]+\.example$/);
      if (email) expect(email).not.toMatch(/\.\.|^\.|\.@/);
    }
  });
});

describe('references', () => {
  const references = Object.entries(technicianFields as Fields).flatMap(([name, { list }]) =>
    list ? [[name, list] as const] : [],
  );

  it.each(references)('%s names entries of the list %s', (name, list) => {
    const known = entriesOfKind(list);
    const named = large.technicians.flatMap((technician) => fieldValue(technician, name) ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !known.has(id as string))).toEqual([]);
  });

  it('nests project labels in project labels', () => {
    const labels = entriesOfKind('projectLabel');
    const parents = large.lists.flatMap(({ parentId }) => parentId ?? []);
    expect(parents.length).toBeGreaterThan(0);
    expect(parents.filter((id) => !labels.has(id))).toEqual([]);
  });

  it('names active managers, and no chain of managers closes', () => {
    const managers = new Map(large.technicians.map(({ id, managerId }) => [id, managerId]));
    const active = new Set(
      [...large.technicians, ...large.people].filter((one) => one.active).map(({ id }) => id),
    );
    const led = large.technicians.filter(({ managerId }) => managerId);
    expect(led.filter(({ managerId }) => !active.has(managerId ?? ''))).toEqual([]);
    expect(
      led.filter(({ id, managerId }) => closesCircle(id, managerId ?? '', (who) => managers.get(who))),
    ).toEqual([]);
    expect(led.some(({ managerId }) => managerId?.startsWith('tech-'))).toBe(true);
  });

  it('has the main zone among the zones, and the home in the main zone', () => {
    const patterns = new Map(large.lists.map(({ id, zipPatterns }) => [id, zipPatterns ?? []]));
    for (const { mainZoneId, zoneIds, home } of large.technicians) {
      expect(zoneIds).toContain(mainZoneId);
      expect(patterns.get(mainZoneId)).toContain(`${home?.zip?.slice(0, 3)}*`);
    }
  });
});

describe('variety', () => {
  it.each([small, large])('shows every status of R6', ({ technicians }) => {
    const kinds = new Set(technicians.map((technician) => statusOf(technician).kind));
    expect([...kinds].sort()).toEqual(
      ['accepted', 'adminAssigned', 'neverLoggedIn', 'noUserAccount', 'pending', 'signedIn'].sort(),
    );
  });

  it('has about 93 % active profiles and both licenses', () => {
    const active = large.technicians.filter((technician) => technician.active).length;
    expect(active / large.technicians.length).toBeCloseTo(0.93, 1);
    expect(new Set(large.technicians.map(({ licenseType }) => licenseType)).size).toBe(2);
  });

  it('uses every field but the photo and what the server adds', () => {
    const unused = Object.keys(technicianFields).filter((name) =>
      large.technicians.every((technician) => fieldValue(technician, name) === undefined),
    );
    expect(unused).toEqual(['photo', 'conflicts', 'flags', 'edit']);
  });

  it('leaves no instant after the reference date, and none out of order', () => {
    for (const { account, payroll } of large.technicians) {
      const { invitedAt, acceptedAt, lastSignInAt } = account ?? {};
      const dates = [payroll?.hireDate, invitedAt, acceptedAt, lastSignInAt, '2026-11-21'].filter(Boolean);
      expect(dates.toSorted()).toEqual(dates);
    }
  });

  it('lists at least 130 cities of 20 states, with five-digit ZIPs and three-digit area codes', () => {
    expect(CITIES.length).toBeGreaterThanOrEqual(130);
    expect(new Set(CITIES.map(({ state }) => state)).size).toBeGreaterThanOrEqual(20);
    for (const { state, zips, areaCodes } of CITIES) {
      expect(state).toMatch(/^[A-Z]{2}$/);
      expect(zips.every((zip) => /^\d{5}$/.test(zip))).toBe(true);
      expect(areaCodes.every((code) => /^[2-9]\d{2}$/.test(code))).toBe(true);
    }
  });
});
