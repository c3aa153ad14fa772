import { z } from 'zod';
import type { Permission } from '../access/permissions.ts';
import { field, idSchema } from './kinds.ts';

/** A moment and its author, as shown to whoever decides: `at` is that person's clock, in UTC. */
const said = z.strictObject({
  value: z.unknown().optional(),
  by: idSchema,
  at: z.iso.datetime(),
  device: z.string().max(80),
});

const conflict = z.strictObject({
  field: z.string().max(80),
  base: z.unknown().optional(),
  kept: said,
  other: said,
});

/** One field that two people changed (S5): what it was, what stands, and what waits for a decision. */
export type Conflict = z.output<typeof conflict>;

const flag = z.strictObject({
  code: z.string().max(40),
  field: z.string().max(80),
  value: z.unknown().optional(),
  other: idSchema.optional(),
});

/** What the server noticed about a value that waits: whose it is already (S10). */
export type Flag = z.output<typeof flag>;

/** How many earlier edits an edit names; older ones are long acknowledged. */
export const longestChain = 20;

const edit = z.strictObject({
  id: idSchema,
  by: idSchema,
  at: z.iso.datetime(),
  device: z.string().min(1).max(80),
  after: z.array(idSchema).max(longestChain).optional(),
});

/**
 * The latest edit of a record (S7). `after` names edits that its author had on screen, newest first, so that
 * going on from one's own unacknowledged edit is no conflict.
 */
export type Edit = z.output<typeof edit>;

export const editSchema = edit;

const read = new WeakMap<object, Edit>();

/** The edit that is said there, or null where it is none. The same object is read once. */
export function readEdit(value: unknown): Edit | null {
  if (typeof value !== 'object' || value === null) return null;
  const known = read.get(value);
  if (known) return known;
  const parsed = edit.safeParse(value);
  if (!parsed.success) return null;
  read.set(value, parsed.data);
  return parsed.data;
}

export const idField = field(idSchema, { label: 'Id', required: 'always', write: 'server', csv: 'Id' });

export const editField = field(edit, { label: 'Last edit', merge: 'unit', write: 'server' });

/** What waits for a decision. The server adds entries; whoever may `write` the record takes them away. */
export const conflictsField = (write: Permission) =>
  field(z.record(z.string().max(130), conflict), {
    label: 'To decide',
    merge: 'settle',
    write,
    sealed: true,
  });

/** What the server noticed about a value (S10), settled in the same way. */
export const flagsField = (write: Permission) =>
  field(z.record(z.string().max(130), flag), { label: 'Flags', merge: 'settle', write, sealed: true });
