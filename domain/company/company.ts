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
  conflicts: conflictsField('editCompany'),
  edit: editField,
} as const;

export type Company = RecordOf<typeof companyFields> & { id: string; name: string };
