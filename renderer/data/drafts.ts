import type { AnyRecord } from '#domain/record/field.ts';
import { createTurns } from '#domain/sync/turns.ts';
import type { LocalCollections } from './database.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';

/** What was typed in a form and not saved; `base` is the record that it was typed over, null for a new one. */
export type Draft = {
  readonly id: string;
  readonly at: string;
  readonly values: AnyRecord;
  readonly base: AnyRecord | null;
};

export type Drafts = {
  readonly read: (id: string) => Promise<Draft | null>;
  readonly keep: (id: string, values: AnyRecord, base: AnyRecord | null) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
};

/** One after the other: a draft that is dropped while it is still being kept must not come back. */
export function createDrafts(
  { drafts }: Pick<LocalCollections, 'drafts'>,
  around: Partial<Surroundings> = {},
): Drafts {
  const { now } = surroundingsWith(around);
  const inTurn = createTurns();
  return {
    read: (id) =>
      inTurn(async () => ((await drafts.findOne(id).exec())?.toMutableJSON() as Draft | undefined) ?? null),
    keep: (id, values, base) => {
      // As it is now, whatever is typed until its turn comes.
      const draft = {
        id,
        at: new Date(now()).toISOString(),
        values: { ...values },
        base: base ? { ...base } : null,
      };
      return inTurn(async () => void (await drafts.incrementalUpsert(draft)));
    },
    drop: (id) => inTurn(async () => void (await (await drafts.findOne(id).exec())?.incrementalRemove())),
  };
}
