import { z } from 'zod';
import { field, idSchema } from '#domain/record/kinds.ts';

const key = field(z.string().max(130), { label: 'Id', required: 'always' });
const json = z.record(z.string(), z.unknown());
const text = (label: string) => field(z.string(), { label });

/** Where values of records lie once more. */
const sealed = true;

/** What a person typed and has not saved yet; the id names the form. */
export const draftFields = {
  id: key,
  at: text('At'),
  values: field(json, { label: 'Values', sealed }),
  base: field(json, { label: 'Base', sealed }),
} as const;

/** What the server refused, with all that was typed (S9). */
export const quarantineFields = {
  id: key,
  collectionName: text('Collection'),
  recordId: field(idSchema, { label: 'Record' }),
  at: text('At'),
  code: text('Code'),
  field: text('Field'),
  reason: field(z.string(), { label: 'Reason', sealed }),
  typed: field(json, { label: 'Typed', sealed }),
  base: field(json, { label: 'Base', sealed }),
} as const;

/** Edits on their way (`waiting`), and records to look at again after they went (`recheck`, S21). */
export const outboxFields = {
  id: key,
  collectionName: text('Collection'),
  recordId: field(idSchema, { label: 'Record' }),
  editId: text('Edit'),
  at: text('At'),
  state: field(z.enum(['waiting', 'recheck']), { label: 'State' }),
} as const;

/** What this computer remembers about itself and its sync, one record a subject. */
export const noteFields = {
  id: key,
  value: field(json, { label: 'Value' }),
} as const;

/** Photos on their way to the server (S19). The id is the SHA-256 of the bytes, which lie beside the database. */
export const photoFields = {
  id: key,
  at: text('At'),
  bytes: field(z.int().min(0), { label: 'Bytes' }),
  sent: field(z.int().min(0), { label: 'Sent' }),
  state: field(z.enum(['waiting', 'failed', 'sent']), { label: 'State' }),
  reason: text('Reason'),
} as const;

/** Views of the Technicians table that a person saved on this computer alone. */
export const viewFields = {
  id: key,
  name: text('Name'),
  view: field(json, { label: 'View', sealed }),
} as const;

/** The collections that stay on this computer, by name. */
export const localFields = {
  drafts: draftFields,
  quarantine: quarantineFields,
  outbox: outboxFields,
  notes: noteFields,
  photos: photoFields,
  views: viewFields,
} as const;
