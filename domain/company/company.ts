import { z } from 'zod';
import type { RecordOf } from '../record/field.ts';
import { field, text, toggle } from '../record/kinds.ts';
import { conflictsField, editField, idField } from '../record/own-fields.ts';

const kept = { section: 'Company', write: 'editCompany' } as const;

/** The company and its settings: one record. */
export const companyFields = {
  id: idField,
  name: text({ ...kept, label: 'Company name', required: 'always', length: 80 }),
  currency: field(z.string().regex(/^[A-Z]{3}$/, 'Three letters, such as USD'), {
    ...kept,
    label: 'Currency',
    control: 'text',
    initial: 'USD',
  }),
  payroll: toggle({ ...kept, label: 'Payroll', initial: true, hint: 'Off hides the Payroll tab.' }),
  seatLimit: field(z.int('Whole seats only').min(0, 'Not below 0').max(100_000, 'At most 100,000'), {
    ...kept,
    label: 'Managed seats',
    since: 1,
  }),
  offlineDays: field(z.int('Whole days only').min(1, 'At least 1 day').max(365, 'At most 365 days'), {
    ...kept,
    label: 'Days offline',
    since: 1,
  }),
  emailNotifications: toggle({ ...kept, label: 'Email notifications', since: 1 }),
  notifySelfDispatch: toggle({ ...kept, label: 'Notify of self-dispatch', since: 1 }),
  sealingKey: field(z.string().max(400), { label: 'Sealing key', write: 'server', since: 1 }),
  conflicts: conflictsField('editCompany'),
  edit: editField,
} as const;

/** How long a computer works without the server where the company says nothing, in days (R44). */
export const usualOfflineDays = 30;

export type Company = RecordOf<typeof companyFields> & { id: string; name: string };
