import { z } from 'zod';
import type { AnyRecord } from '../record/field.ts';

/** Raised when a message changes its meaning; the server takes this one and the two before it (S15). */
export const protocolVersion = 1;

/** The most rows of one push or pull (DESIGN §6). */
export const batchLimit = 1000;

/** Where a client stands in a company's order of changes (S1). Never a clock. */
export const checkpointSchema = z.strictObject({
  epoch: z.string().min(1).max(100),
  seq: z.int().min(0),
});
export type Checkpoint = z.output<typeof checkpointSchema>;

/** Which history a checkpoint belongs to, whatever part of it the person sees (S12). */
export const historyOf = (epoch: string): string => epoch.split(/[~@]/)[0] ?? epoch;

/** The history and the part of it that the person sees (S16). */
export const viewOf = (epoch: string): string => epoch.split('@')[0] ?? epoch;

/** Up to which place removed records were purged when that pull from the beginning began (S11). */
export const floorOf = (epoch: string): number => Number(epoch.split('@')[1] ?? 0);

export const withFloor = (view: string, floor: number): string => (floor > 0 ? `${view}@${floor}` : view);

/** A record on the wire: its own fields and whether it was removed. */
export type WireRecord = AnyRecord & { readonly id: string; readonly _deleted?: boolean };

/** The query of a pull; `ids` adds those records whatever their place in the order (S21). */
export const pullQuery = z.strictObject({
  epoch: z.string().max(100).optional(),
  seq: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(batchLimit).default(500),
  ids: z.string().max(50_000).optional(),
});

export const pullAnswer = z.object({
  documents: z.array(z.looseObject({ id: z.string(), _deleted: z.boolean().optional() })),
  checkpoint: checkpointSchema,
  /** The checkpoint is too old: what the server does not send has been removed (S11). */
  resync: z.boolean().optional(),
});

/** One pushed edit: the state it was made on (S2), and the state it made. */
export type PushRow = {
  readonly assumedMasterState?: WireRecord | undefined;
  readonly newDocumentState: WireRecord;
  /** Says that this is no edit but what a computer holds of a history that the server has lost (S12). */
  readonly reoffer?: true | undefined;
  /** Fields, by the first part of their name, that whoever held it was not shown: it says nothing of them. */
  readonly unseen?: readonly string[] | undefined;
};

/** A push as far as it is judged as a whole; each row is judged by itself (S9). */
export const pushBody = z.array(z.unknown()).max(batchLimit);

export const pushRow = z.strictObject({
  assumedMasterState: z.record(z.string(), z.unknown()).nullish(),
  newDocumentState: z.record(z.string(), z.unknown()),
  reoffer: z.literal(true).optional(),
  unseen: z.array(z.string().max(40)).max(20).optional(),
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
