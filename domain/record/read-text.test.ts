import { describe, expect, it } from 'vitest';
import { technicianFields } from '../technician/fields.ts';
import type { Fields } from './field.ts';
import { type Lookup, readText } from './read-text.ts';

const fields: Fields = technicianFields;
const entries = new Map([
  ['skill Heat pumps', 's-1'],
  ['skill Boilers', 's-2'],
  ['zone North, upper', 'z-1'],
  ['truck T-12', 't-1'],
]);
const lookup: Lookup = {
  entry: (kind, name) => entries.get(`${kind} ${name}`),
  person: (name) => (name === 'Dana Whitlock' ? 'p-1' : undefined),
};

function read(name: string, text: string): unknown {
  const field = fields[name];
  if (!field) throw new Error(`No field ${name}`);
  const found = readText(field, text, lookup);
  return found.ok ? found.value : found;
}

describe('a text from a spreadsheet', () => {
  it.each([
    ['name', '  Rosa Quill ', 'Rosa Quill'],
    ['mobilePhone', '(214) 555-0187', '+12145550187'],
    ['email', ' Rosa@Northline.Example ', 'Rosa@Northline.Example'],
    ['dailyGoal', '$1,250.50', 125_050],
    ['payroll.commissionRate', '12.5 %', 1_250],
    ['payroll.hireDate', '3/18/2024', '2024-03-18'],
    ['payroll.hireDate', '2024-03-18', '2024-03-18'],
    ['mobileAccess', 'yes', true],
    ['mobileAccess', 'FALSE', false],
    ['licenseType', 'Non-managed', 'NonManagedTech'],
    ['licenseType', 'ManagedTech', 'ManagedTech'],
    ['jobHistoryDateFilter', 'all jobs', 'AllJobs'],
    ['truckId', 'T-12', 't-1'],
    ['skills', 'Heat pumps; Boilers, Boilers', ['s-1', 's-2']],
    ['zoneIds', 'North, upper', ['z-1']],
    ['managerId', 'Dana Whitlock', 'p-1'],
    ['memo', '', null],
  ])('%s: “%s”', (name, text, value) => {
    expect(read(name, text)).toEqual(value);
  });

  it.each([
    ['name', '', 'Technician Name is required'],
    ['mobilePhone', '12', 'Enter a full phone number, with area code.'],
    ['dailyGoal', '12,50', 'Enter an amount such as 1250.50.'],
    ['mobileAccess', 'maybe', 'Write Yes or No.'],
    ['licenseType', 'Unmanaged', '“Unmanaged” is none of: Managed Technician, Non-managed Technician.'],
    ['truckId', 'T-13', 'Nothing in Truck is called “T-13”.'],
    ['skills', 'Heat pumps, Plumbing', 'Nothing in Skills is called “Plumbing”.'],
    ['managerId', 'Nobody', 'Nobody, or more than one person, is called “Nobody”.'],
    ['payroll.hireDate', '13/40/2024', 'Enter a date such as 2026-11-24.'],
    ['photo', 'me.jpg', 'Photo can’t be pasted. Open the profile to change it.'],
  ])('%s: “%s” is refused with a reason', (name, text, message) => {
    expect(read(name, text)).toEqual({ ok: false, message });
  });
});
