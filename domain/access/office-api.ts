import { z } from 'zod';
import { email, idSchema, phone } from '../record/kinds.ts';
import { longestPassword } from '../technician/account.ts';
import { permissionNames } from './permissions.ts';

const overrides = z.partialRecord(z.enum(permissionNames), z.boolean());
const name = z.string().trim().min(1, 'Enter a name').max(80, 'At most 80 characters');
const username = z.string().trim().min(3, 'At least 3 characters').max(254, 'At most 254 characters');
const emailValue = email({ label: 'Email' }).schema;
const phoneValue = phone({ label: 'Phone' }).schema;

/** An office user as administrators see them; online only, never through the sync. */
export const officeUser = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  roleId: z.string(),
  active: z.boolean(),
  permissionOverrides: z.partialRecord(z.enum(permissionNames), z.boolean()),
  /** ISO, in UTC. */
  lastSignInAt: z.string().nullable(),
  hasPassword: z.boolean(),
});
export type OfficeUser = z.output<typeof officeUser>;

/** `GET /api/users`. */
export const officeUsersAnswer = z.object({ users: z.array(officeUser) });

/** `POST /api/users` answers 201 with it, `PATCH /api/users/:id` 200. */
export const officeUserAnswer = z.object({ user: officeUser });

/** `POST /api/users`. Without a password an invitation goes to the email, which is then needed. */
export const newOfficeUser = z.strictObject({
  name,
  username,
  email: emailValue.nullish(),
  phone: phoneValue.nullish(),
  roleId: idSchema,
  permissionOverrides: overrides.optional(),
  password: z.string().max(longestPassword).optional(),
});
export type NewOfficeUser = z.output<typeof newOfficeUser>;

/** `PATCH /api/users/:id`: what is named changes. */
export const officeUserChange = z.strictObject({
  name: name.optional(),
  username: username.optional(),
  email: emailValue.nullish(),
  phone: phoneValue.nullish(),
  roleId: idSchema.optional(),
  permissionOverrides: overrides.optional(),
  active: z.boolean().optional(),
});
export type OfficeUserChange = z.output<typeof officeUserChange>;

/** `POST /api/auth/password`, for whoever is signed in. */
export const passwordChange = z.strictObject({
  current: z.string().max(longestPassword),
  next: z.string().max(longestPassword),
});

/** `POST /api/technicians/:id/account-email` (R38). */
export const accountEmailChange = z.strictObject({
  email: emailValue,
  reason: z.string().trim().min(5, 'Say why, in a few words').max(400, 'At most 400 characters'),
});

/** One message of `GET /api/outbox`. `hasText`: it was not mailed, and `GET /api/outbox/:id` shows what it says. */
export const outboxMessage = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['invite', 'reset', 'test', 'emailLeft', 'emailCame']),
  channel: z.enum(['email', 'text']),
  address: z.string(),
  name: z.string(),
  state: z.enum(['queued', 'sent', 'failed']),
  attempts: z.number(),
  error: z.string().nullable(),
  sentAt: z.string().nullable(),
  hasText: z.boolean(),
});
export type OutboxMessage = z.output<typeof outboxMessage>;

/** `GET /api/outbox?before&limit`, newest first; `next` is the `before` of the following page. */
export const outboxAnswer = z.object({ messages: z.array(outboxMessage), next: z.string().nullable() });

/** `GET /api/outbox/:id`. */
export const outboxText = z.object({ subject: z.string(), text: z.string() });

export const auditEntry = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  actorName: z.string(),
  device: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  subjectName: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditLine = z.output<typeof auditEntry>;

/** `GET /api/audit?before&limit`, newest first. `GET /api/audit/export` is all of it as JSON lines, oldest first. */
export const auditAnswer = z.object({
  entries: z.array(auditEntry),
  next: z.number().nullable(),
  head: z.object({ seq: z.number(), hash: z.string() }),
});

export const done = z.object({ ok: z.literal(true) });
