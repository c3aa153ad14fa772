import { z } from 'zod';
import type { AnyRecord } from '../record/field.ts';

/** Raised when a message changes its meaning; the server takes this one and the two before it (S15). */
export const protocolVersion = 1;

/** The most rows of one push or pull (DESIGN §6). */
export const batchLimit = 1000;

/** Where a client stands in a company's order of changes (S1). Never a clock. */
export const checkpointSchema = z.strictObject({
  epoch: z.string().min(1).max(64),
  seq: z.int().min(0),
});
export type Checkpoint = z.output<typeof checkpointSchema>;

/** A record on the wire: its own fields and whether it was removed. */
export type WireRecord = AnyRecord & { readonly id: string; readonly _deleted?: boolean };

/** The query of a pull; `ids` adds those records whatever their place in the order (S21). */
export const pullQuery = z.strictObject({
  epoch: z.string().max(64).optional(),
  seq: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(batchLimit).default(500),
  ids: z.string().max(50_000).optional(),
});

export const pullAnswer = z.object({
  documents: z.array(z.looseObject({ id: z.string(), _deleted: z.boolean().optional() })),
  checkpoint: checkpointSchema,
});

/** One pushed edit: the state it was made on (S2), and the state it made. */
export type PushRow = {
  readonly assumedMasterState?: WireRecord | undefined;
  readonly newDocumentState: WireRecord;
};

/** A push as far as it is judged as a whole; each row is judged by itself (S9). */
export const pushBody = z.array(z.unknown()).max(batchLimit);

export const pushRow = z.strictObject({
  assumedMasterState: z.record(z.string(), z.unknown()).nullish(),
  newDocumentState: z.record(z.string(), z.unknown()),
});

export const outcomes = ['applied', 'merged', 'conflict', 'duplicate', 'rejected'] as const;

/** What became of one row (S9). `document` is the present state wherever it differs from the pushed one. */
export const outcomeSchema = z.object({
  id: z.string().nullable(),
  outcome: z.enum(outcomes),
  code: z.string().optional(),
  field: z.string().optional(),
  reason: z.string().optional(),
  document: z.looseObject({ id: z.string() }).optional(),
});
export type Outcome = z.output<typeof outcomeSchema>;

export const pushAnswer = z.object({ outcomes: z.array(outcomeSchema) });

/** One line of the live stream (S13): a hint that there is more, never the change itself. */
export const hintSchema = z.object({ collection: z.string(), seq: z.int(), epoch: z.string() });
export type Hint = z.output<typeof hintSchema>;

/** How every refusal of the server reads. */
export const errorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }),
});

export const signInAnswer = z.object({
  token: z.string(),
  refreshToken: z.string(),
  user: z.object({
    id: z.string(),
    name: z.string(),
    roleId: z.string(),
    permissions: z.array(z.string()),
  }),
  company: z.object({ id: z.string(), name: z.string() }),
  /** By which the server knows this computer again, so that somebody else's wrong tries do not lock it out. */
  deviceToken: z.string().nullish(),
});
export type SignInAnswer = z.output<typeof signInAnswer>;
