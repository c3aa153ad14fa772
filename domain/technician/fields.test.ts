import { describe, expect, it } from 'vitest';
import { sample } from '#tests/support/sample.ts';
import { photoLimit } from '../photo/photo-limits.ts';
import type { Field, Fields } from '../record/field.ts';
import { fieldProblems, missingFields } from '../record/problems.ts';
import { accountChoices, historyFilters, jobFilters, licenseTypes } from './choices.ts';
import { newAccountField, technicianFields } from './fields.ts';
import { homeParts } from './home.ts';

const fields: Fields = technicianFields;
const labelsOf = (section: string) =>
  Object.values(fields).flatMap((field) => (field.section === section ? [field.label] : []));
const messages = (changes: object) =>
  fieldProblems(fields, { ...sample(technicianFields), ...changes }, 'form').map(({ field, message }) => [
    field,
    message,
  ]);

/** R8 to R34 and R36, written out by hand: acceptance checks find the controls by these words. */
const form = {
  'Basic Info': [
    'Technician Name',
    'Company Position',
    'License Type',
    'Role',
    'Skills',
    'Business Unit',
    'Photo',
    'Biography',
  ],
  'Contact Information': ['Mobile Phone', 'Email'],
  'Mobile Access': [
    'Enable Mobile Access',
    'Upcoming Appointment Visibility',
    'Appointment History Visibility',
  ],
  Dispatching: ['Team', 'Main Zone', 'All Zones', 'Memo'],
  'Revenue & Cost': ['Daily Revenue Goal', 'Burden Rate', 'Project Label'],
  Inventory: ['Truck', 'Inventory Warehouse'],
  'Home Address': ['Home Address'],
  'Human Resources': ['Manager'],
  Payroll: [
    'Include in payroll',
    'Pay Type',
    'Paid By',
    'Payroll ID',
    'Hourly Rate',
    'Commission Rate',
    'Hire Date',
  ],
  Permissions: ['Permissions'],
};

describe('the profile form', () => {
  it('has the sections of the requirements in their order', () => {
    const sections = Object.values(fields).flatMap(({ section }) => section ?? []);
    expect([...new Set(sections)]).toEqual(Object.keys(form));
  });

  it.each(Object.entries(form))('%s has the labels of the requirements in their order', (section, labels) => {
    expect(labelsOf(section)).toEqual(labels);
  });

  it('asks for the parts of the home address in the order of R32', () => {
    const drawn = ['street', 'unit', 'city', 'state', 'zip', 'country'] as const;
    expect(drawn.map((part) => homeParts[part].label)).toEqual([
      'Street',
      'Unit',
      'City',
      'State',
      'ZIP Code',
      'Country',
    ]);
  });

  it('asks a new technician for New Account Status beside mobile access (R22)', () => {
    expect(newAccountField).toMatchObject({ label: 'New Account Status', section: 'Mobile Access' });
    expect(accountChoices.map(({ label }) => label)).toEqual([
      'Create an account later',
      'Send invitation via email',
      'Create username and password',
    ]);
  });

  it('draws no section for what only the server or an action writes', () => {
    const hidden = Object.entries(fields).filter(([, { section }]) => section === null);
    expect(hidden.map(([name]) => name)).toEqual(['id', 'active', 'account', 'conflicts', 'flags', 'edit']);
  });

  it('requires what the requirements require', () => {
    expect(missingFields(fields, {})).toEqual([
      'id',
      'name',
      'positions',
      'licenseType',
      'roleId',
      'jobHistoryDateFilter',
      'truckId',
    ]);
  });

  it('starts a new profile active, managed, and with mobile access (R19)', () => {
    const starts = Object.entries(fields).filter(([, { initial }]) => initial !== undefined);
    expect(Object.fromEntries(starts.map(([name, { initial }]) => [name, initial]))).toEqual({
      licenseType: 'ManagedTech',
      mobileAccess: true,
      jobFilter: 'AllScheduledDispatchedWorking',
      jobHistoryDateFilter: 'AllJobs',
      active: true,
    });
  });
});

describe('the stored keys', () => {
  it('of R20 are these nine', () => {
    expect(jobFilters.map(({ value }) => value)).toEqual([
      'AllScheduledDispatchedWorking',
      'NextScheduledDispatchedWorking',
      'DispatchedWorking',
      'NextScheduledDispatchedWorkingToday',
      'AllScheduledDispatchedWorkingToday',
      'AllScheduledDispatchedWorkingFiveDays',
      'NextScheduledDispatchedWorkingTodayTomorrow',
      'AllScheduledDispatchedWorkingTodayTomorrow',
      'Next2ScheduledDispatchedWorkingToday',
    ]);
    expect(new Set(jobFilters.map(({ label }) => label)).size).toBe(9);
  });

  it('of R21 are these four', () => {
    expect(historyFilters.map(({ value }) => value)).toEqual([
      'AllJobs',
      'LastThreeDays',
      'LastSevenDays',
      'LastMonth',
    ]);
  });

  it('of R10 are the two of the incumbent, under the labels of the dialog', () => {
    expect(licenseTypes.map(({ value, label }) => [value, label])).toEqual([
      ['ManagedTech', 'Managed Technician'],
      ['NonManagedTech', 'Non-managed Technician'],
    ]);
  });
});

describe('a photo (R14)', () => {
  const photo = { sha256: 'a'.repeat(64), type: 'image/png', width: 10, height: 10, bytes: photoLimit };

  it('has at most 16 MB, and not one byte more', () => {
    expect(photoLimit).toBe(16_777_216);
    expect(messages({ photo })).toEqual([]);
    expect(messages({ photo: { ...photo, bytes: photoLimit + 1 } })).toEqual([
      ['photo.bytes', 'A photo has at most 16 MB'],
    ]);
  });

  it('is an image, named by its content', () => {
    expect(messages({ photo: { ...photo, type: 'text/html' } })).toHaveLength(1);
    expect(messages({ photo: { ...photo, sha256: 'A'.repeat(64) } })).toHaveLength(1);
  });
});

describe('who may write a field', () => {
  const writtenBy = (write: Field['write']) =>
    Object.entries(fields).flatMap(([name, field]) => (field.write === write ? [name] : []));

  it('is the server for id, account and edit', () => {
    expect(writtenBy('server')).toEqual(['id', 'account', 'edit']);
  });

  it('is asked for separately for pay, for permissions and for activating (R46)', () => {
    expect(writtenBy('editPayroll').every((name) => name.startsWith('payroll.'))).toBe(true);
    expect(writtenBy('editPayroll')).toHaveLength(labelsOf('Payroll').length);
    expect(writtenBy('editPermissions')).toEqual(['permissionOverrides']);
    expect(writtenBy('activateEmployee')).toEqual(['active']);
  });
});

it('overrides hold only permissions that there are', () => {
  expect(messages({ permissionOverrides: { fieldInvoice: true, fieldTasks: false } })).toEqual([]);
  expect(messages({ permissionOverrides: { flyPlanes: true } })).toHaveLength(1);
  expect(messages({ permissionOverrides: { fieldInvoice: 'yes' } })).toHaveLength(1);
});
