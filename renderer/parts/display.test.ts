import { describe, expect, it } from 'vitest';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { Field } from '#domain/record/field.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { displayText, formatMoney } from './display.ts';
import type { Names } from './entries.ts';

const entry = (id: string, name: string, active = true): [string, ListEntry] => [
  id,
  { id, kind: 'skill', name, active },
];
const entries = new Map([entry('a', 'Air'), entry('b', 'Boilers'), entry('old', 'Oil', false)]);
const names: Names = {
  entry: (id) => entries.get(id),
  person: (id) => (id === 'kim' ? 'Kim Lee' : undefined),
};
const show = (name: keyof typeof technicianFields, value: unknown) =>
  displayText(technicianFields[name] as unknown as Field, value, names);

describe('displayText', () => {
  it.each([
    ['name', 'Ann', 'Ann'],
    ['teamId', 'a', 'Air'],
    ['teamId', 'old', 'Oil'],
    ['teamId', 'gone', 'Unknown entry'],
    ['skills', ['b', 'a', 'gone'], 'Boilers, Air, Unknown entry'],
    ['managerId', 'kim', 'Kim Lee'],
    ['managerId', 'gone', 'Unknown person'],
    ['mobilePhone', '+12025550143', '(202) 555-0143'],
    ['mobilePhone', '+442079460958', '+44 20 7946 0958'],
    ['payroll.commissionRate', 1250, '12.5 %'],
    ['payroll.commissionRate', 0, '0 %'],
    ['active', true, 'Yes'],
    ['active', false, 'No'],
    ['licenseType', 'NonManagedTech', 'Non-managed Technician'],
    ['licenseType', 'Retired', 'Retired'],
    ['jobHistoryDateFilter', 'LastMonth', 'Last month'],
    ['photo', sample(technicianFields).photo, 'A photo'],
    ['home', { street: '1 Main St', city: 'Agoura', validation: { level: 'zip' } }, '1 Main St, Agoura'],
  ] as const)('shows %s %j as %j', (name, value, text) => {
    expect(show(name, value)).toBe(text);
  });

  it('shows nothing for what is not set', () => {
    for (const name of Object.keys(technicianFields) as (keyof typeof technicianFields)[])
      for (const value of [null, undefined, '', [], {}]) expect(show(name, value)).toBe('');
  });

  it('shows cents as money, none as nothing and zero as zero', () => {
    expect(show('dailyGoal', 125_050)).toBe(formatMoney(125_050));
    expect(formatMoney(125_050)).toMatch(/1.?250[.,]50/);
    expect(show('dailyGoal', 0)).toMatch(/0[.,]00/);
    expect(show('dailyGoal', 'twelve')).toBe('twelve');
  });

  it('shows a day as that day wherever the reader is', () => {
    expect(show('payroll.hireDate', '2026-03-01')).toMatch(/2026/);
    expect(show('payroll.hireDate', '2026-03-01')).not.toMatch(/28|29/);
  });
});
