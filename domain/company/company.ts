import { z } from 'zod';
import type { RecordOf } from '../record/field.ts';
import { choice, field, text, toggle } from '../record/kinds.ts';
import { conflictsField, editField, idField } from '../record/own-fields.ts';
import { sharedViewsSchema } from './saved-views.ts';

/** Where the company may look up homes by their street, with the network (R32). */
export const geocoderServices = [
  { value: 'nominatim', label: 'Nominatim' },
  { value: 'photon', label: 'Photon' },
  { value: 'census', label: 'US Census' },
] as const;
export type GeocoderService = (typeof geocoderServices)[number]['value'];

/** No user or password in it, and nothing after the path: the service's own query goes there. */
const isServerAddress = (text: string) => /^https?:\/\/[^\s/?#@\\]+(\/[^\s?#@\\]*)?$/i.test(text);

const normaliseAddress = (typed: unknown) =>
  typeof typed === 'string' ? typed.trim().replace(/\/+$/, '') || null : typed;

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
  geocoder: choice(geocoderServices, { ...kept, label: 'Geocoder', since: 1 }),
  geocoderUrl: field(
    z
      .string()
      .max(300, 'At most 300 characters')
      .refine(isServerAddress, 'Enter an address such as https://geocoder.company.com'),
    { ...kept, label: 'Geocoder address', control: 'text', normalise: normaliseAddress, since: 1 },
  ),
  // Whoever works with the table may hand a view on; it says nothing about the company itself.
  savedViews: field(sharedViewsSchema, {
    sealed: true,
    label: 'Shared views',
    merge: 'map',
    write: 'editEmployee',
    since: 1,
  }),
  sealingKey: field(z.string().max(400), { label: 'Sealing key', write: 'server', since: 1 }),
  conflicts: conflictsField('editCompany'),
  edit: editField,
} as const;

/** The geocoder that the company has set, or null. It is off until both its kind and its address are there. */
export function geocoderOf(
  company: Company | undefined,
): { readonly service: GeocoderService; readonly base: string } | null {
  const { geocoder, geocoderUrl } = company ?? {};
  return geocoder && geocoderUrl ? { service: geocoder, base: geocoderUrl } : null;
}

/** How long a computer works without the server where the company says nothing, in days (R44). */
export const usualOfflineDays = 30;

export type Company = RecordOf<typeof companyFields> & { id: string; name: string };
