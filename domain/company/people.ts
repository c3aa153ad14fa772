import { z } from 'zod';
import { permissionNames } from '../access/permissions.ts';
import type { RecordOf } from '../record/field.ts';
import { email, field, idSchema, phone, text, toggle } from '../record/kinds.ts';
import { editField, idField } from '../record/own-fields.ts';

const given = { write: 'server' } as const;

/** Office users as every desktop knows them. The server owns all of it; passwords are never among it. */
export const personFields = {
  id: idField,
  name: text({ ...given, label: 'Name', required: 'always', length: 80 }),
  username: text({ ...given, sealed: true, label: 'Username' }),
  email: email({ ...given, sealed: true, label: 'Email' }),
  phone: phone({ ...given, sealed: true, label: 'Phone' }),
  roleId: field(idSchema, { ...given, label: 'Role' }),
  active: toggle({ ...given, label: 'Active', initial: true }),
  permissionOverrides: field(z.partialRecord(z.enum(permissionNames), z.boolean()), {
    ...given,
    label: 'Permissions',
    merge: 'map',
    since: 1,
  }),
  edit: editField,
} as const;

export type Person = RecordOf<typeof personFields> & { id: string; name: string };
