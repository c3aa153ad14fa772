import { z } from 'zod';
import { newOfficeUser, type OfficeUser } from '#domain/access/office-api.ts';
import { permissionNames } from '#domain/access/permissions.ts';
import type { AnyRecord, Fields } from '#domain/record/field.ts';
import { email, field, idSchema, phone } from '#domain/record/kinds.ts';
import type { Problem } from '#domain/record/problems.ts';
import { isEmpty } from '#domain/record/value.ts';
import { passwordProblem, usernameKey } from '#domain/technician/account.ts';
import type { Technician } from '#domain/technician/fields.ts';

const section = 'Office user';
const trimmed = (typed: unknown) => (typeof typed === 'string' ? typed.trim() || null : typed);

/** How a new office user gets in. */
export type Entrance = 'invitation' | 'password';

/** The warning of R18 where a technician signs in by the same name, or null. */
export function sharedUsername(username: string, technicians: readonly Technician[]): string | null {
  const key = usernameKey(username);
  const same = technicians.find(({ account }) => account?.username && usernameKey(account.username) === key);
  return same
    ? `The technician ${same.name ?? ''} has this username too. Better keep usernames, emails and passwords separate.`
    : null;
}

/** The fields of the dialog; what is stored, and who may change it, is the server's. */
export const userFields = (technicians: () => readonly Technician[]): Fields => ({
  name: field(newOfficeUser.shape.name, {
    section,
    label: 'Name',
    control: 'text',
    required: 'always',
    normalise: trimmed,
  }),
  username: field(newOfficeUser.shape.username, {
    section,
    label: 'Username',
    control: 'text',
    required: 'always',
    normalise: trimmed,
    warn: (username) => sharedUsername(username, technicians()),
  }),
  email: email({ section, label: 'Email' }),
  phone: phone({ section, label: 'Phone' }),
  roleId: field(idSchema, { section, label: 'Role', control: 'entry', required: 'always' }),
  permissionOverrides: field(z.partialRecord(z.enum(permissionNames), z.boolean()), {
    section,
    label: 'Permissions',
    control: 'permissions',
    merge: 'map',
  }),
});

/** What an invitation needs beyond the fields. */
export const invitationProblems = (values: AnyRecord, entrance: Entrance | null): Problem[] =>
  entrance === 'invitation' && isEmpty(values.email)
    ? [{ field: 'email', message: 'An invitation needs an email' }]
    : [];

/** What is wrong with the password that was typed, or null where none is asked for. */
export const typedPasswordProblem = (
  entrance: Entrance | null,
  password: string,
  username: unknown,
): string | null => (entrance === 'password' ? passwordProblem(password, String(username ?? '')) : null);

/** The body of `PATCH /api/users/:id`: what differs, by name. */
export const changesOf = (dirty: readonly string[], values: AnyRecord): AnyRecord =>
  Object.fromEntries(
    dirty.map((name) => [name, values[name] ?? (name === 'permissionOverrides' ? {} : null)]),
  );

/** The body of `POST /api/users`. Without a password the server sends an invitation. */
export function newUserBody(values: AnyRecord, entrance: Entrance | null, password: string): AnyRecord {
  const { name, username, email, phone, roleId, permissionOverrides } = values;
  return {
    name,
    username,
    email: email ?? null,
    phone: phone ?? null,
    roleId,
    ...(permissionOverrides ? { permissionOverrides } : {}),
    ...(entrance === 'password' ? { password } : {}),
  };
}

/** The same as a record of the form. */
export const formRecord = ({ permissionOverrides, ...user }: OfficeUser): AnyRecord => ({
  ...user,
  permissionOverrides: Object.keys(permissionOverrides).length > 0 ? permissionOverrides : null,
});
