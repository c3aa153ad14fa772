import { z } from 'zod';
import type { RecordOf } from '../record/field.ts';
import { field, idSchema, text } from '../record/kinds.ts';
import { editField, idField } from '../record/own-fields.ts';

export const requestKinds = ['invite', 'reset', 'setPassword', 'testNotification'] as const;
export const requestStates = ['queued', 'done', 'failed'] as const;

/** Something only the server can do (R49): asked for here, done there, once. */
export const requestFields = {
  id: idField,
  kind: field(z.enum(requestKinds), { label: 'Request', required: 'always' }),
  technicianId: field(idSchema, { label: 'Technician', required: 'always' }),
  at: field(z.iso.datetime(), { label: 'Asked', required: 'always' }),
  state: field(z.enum(requestStates), { label: 'State', write: 'server', initial: 'queued' }),
  result: text({ sealed: true, label: 'Result', write: 'server', length: 400 }),
  username: text({ sealed: true, label: 'Username', length: 254, since: 1 }),
  /** Sealed to the server's key where it was typed; the server opens it once and keeps it nowhere. */
  sealedPassword: text({ sealed: true, label: 'Password', length: 4000, read: 'nobody', since: 1 }),
  edit: editField,
} as const;

export type Request = RecordOf<typeof requestFields> & { id: string };
