import { z } from 'zod';
import { handedOut, type PermissionOverrides, permissionNames } from '../access/permissions.ts';
import { photoSchema } from '../photo/photo-ref.ts';
import type { RecordOf } from '../record/field.ts';
import {
  choice,
  day,
  email,
  entries,
  entry,
  field,
  idSchema,
  longText,
  money,
  percent,
  phone,
  text,
  toggle,
} from '../record/kinds.ts';
import { conflictsField, editField, flagsField, idField } from '../record/own-fields.ts';
import { emailLock } from './account.ts';
import { accountChoices, historyFilters, jobFilters, licenseTypes, payBases, payTypes } from './choices.ts';
import { homeParts, homeSchema, normaliseHome, uncheckedHome } from './home.ts';

const basic = { section: 'Basic Info' } as const;
const contact = { section: 'Contact Information', sealed: true } as const;
const mobile = { section: 'Mobile Access' } as const;
const dispatch = { section: 'Dispatching' } as const;
const revenue = { section: 'Revenue & Cost' } as const;
const inventory = { section: 'Inventory' } as const;
const pay = { section: 'Payroll', write: 'editPayroll', read: 'seePayroll', sealed: true } as const;

const instant = z.iso.datetime();

/** A managed technician is billed, so turning one into it is not for everybody (R10). */
const takesSeat = (from: unknown, to: unknown) =>
  from === 'NonManagedTech' && to === 'ManagedTech' ? 'convertToManaged' : null;

/**
 * The one declaration of a technician. Type, storage, validation on both sides, form, table, import, export and
 * permission checks derive from these lines; the order is the order on screen.
 */
export const technicianFields = {
  id: idField,
  // biome-ignore format: one line a field
  name: text({ ...basic, label: 'Technician Name', required: 'always', length: 80, column: { width: 210, heading: 'Name' } }),
  // biome-ignore format: one line a field
  positions: entries('position', { ...basic, label: 'Company Position', required: 'form', column: { width: 170, heading: 'Positions' } }),
  // biome-ignore format: one line a field
  licenseType: choice(licenseTypes, { ...basic, label: 'License Type', control: 'license', required: 'form', initial: 'ManagedTech', column: { width: 130, heading: 'License' }, needs: takesSeat }),
  roleId: entry('role', { ...basic, label: 'Role', required: 'form', column: { width: 140 } }),
  skills: entries('skill', { ...basic, label: 'Skills', wide: true, column: { width: 220 } }),
  businessUnitId: entry('businessUnit', { ...basic, label: 'Business Unit', column: { width: 140 } }),
  // biome-ignore format: one line a field
  photo: field(photoSchema, { ...basic, label: 'Photo', control: 'photo', merge: 'unit', wide: true, hint: 'Up to 16 MB.' }),
  bio: longText({ ...basic, label: 'Biography', hint: 'May be shown to customers.' }),

  mobilePhone: phone({ ...contact, label: 'Mobile Phone', column: { width: 140 } }),
  email: email({ ...contact, label: 'Email', column: { width: 230 }, locked: emailLock }),

  mobileAccess: toggle({ ...mobile, label: 'Enable Mobile Access', initial: true, wide: true }),
  // biome-ignore format: one line a field
  jobFilter: choice(jobFilters, { ...mobile, label: 'Upcoming Appointment Visibility', initial: 'AllScheduledDispatchedWorking', wide: true }),
  // biome-ignore format: one line a field
  jobHistoryDateFilter: choice(historyFilters, { ...mobile, label: 'Appointment History Visibility', required: 'form', initial: 'AllJobs' }),

  teamId: entry('team', { ...dispatch, label: 'Team', column: { width: 140 } }),
  mainZoneId: entry('zone', { ...dispatch, label: 'Main Zone', column: { width: 150 } }),
  zoneIds: entries('zone', {
    ...dispatch,
    label: 'All Zones',
    wide: true,
    hint: 'The main zone is always among them.',
  }),
  memo: longText({ ...dispatch, sealed: true, label: 'Memo' }),

  dailyGoal: money({ ...revenue, label: 'Daily Revenue Goal' }),
  burdenRate: money({ ...revenue, sealed: true, label: 'Burden Rate', hint: 'Per hour.' }),
  projectLabelId: entry('projectLabel', { ...revenue, label: 'Project Label' }),

  truckId: entry('truck', { ...inventory, label: 'Truck', required: 'form', column: { width: 120 } }),
  warehouseId: entry('warehouse', { ...inventory, label: 'Inventory Warehouse' }),

  // biome-ignore format: one line a field
  home: field(homeSchema, { section: 'Home Address', sealed: true, label: 'Home Address', control: 'address', merge: 'unit', parts: homeParts, normalise: normaliseHome, warn: uncheckedHome, wide: true }),

  managerId: field(idSchema, {
    section: 'Human Resources',
    label: 'Manager',
    control: 'person',
    csv: 'Manager',
  }),

  'payroll.include': toggle({ ...pay, label: 'Include in payroll' }),
  'payroll.payType': choice(payTypes, { ...pay, label: 'Pay Type' }),
  'payroll.basis': choice(payBases, { ...pay, label: 'Paid By' }),
  'payroll.payrollId': text({ ...pay, label: 'Payroll ID', length: 40 }),
  'payroll.hourlyRate': money({ ...pay, label: 'Hourly Rate' }),
  'payroll.commissionRate': percent({ ...pay, label: 'Commission Rate' }),
  'payroll.hireDate': day({ ...pay, label: 'Hire Date' }),

  permissionOverrides: field(z.partialRecord(z.enum(permissionNames), z.boolean()), {
    section: 'Permissions',
    label: 'Permissions',
    control: 'permissions',
    merge: 'map',
    write: 'editPermissions',
    wide: true,
    gives: (before, after) =>
      handedOut((before ?? {}) as PermissionOverrides, (after ?? {}) as PermissionOverrides),
  }),

  active: toggle({ label: 'Active', write: 'activateEmployee', initial: true, column: { width: 90 } }),
  account: field(
    z.strictObject({
      state: z.enum(['none', 'invited', 'accepted', 'assigned', 'active']),
      username: z.string().max(254).optional(),
      invitedAt: instant.optional(),
      acceptedAt: instant.optional(),
      lastSignInAt: instant.optional(),
    }),
    { label: 'Account', merge: 'unit', write: 'server', sealed: true },
  ),
  conflicts: conflictsField('editEmployee'),
  flags: flagsField('editEmployee'),
  edit: editField,
} as const;

export type Technician = RecordOf<typeof technicianFields> & { id: string };

/** A username and a password that the office sets; the password is sealed to the server as it is typed. */
export const assignedSchema = z.strictObject({
  username: z.string().max(254),
  requestId: idSchema,
  technicianId: idSchema,
  sealedPassword: z.string().max(4000),
});
export type Assigned = z.output<typeof assignedSchema>;

/** Username and password of a new technician, where the office sets them (R22). */
export const assignedField = field(assignedSchema, {
  ...mobile,
  label: 'Username and password',
  control: 'assigned',
  merge: 'unit',
  wide: true,
});

/** Asked once, for a new technician; it becomes a request and is not part of the record (R22). */
export const newAccountField = choice(accountChoices, {
  ...mobile,
  label: 'New Account Status',
  initial: 'later',
  wide: true,
});
