import type { AnyRecord } from '#domain/record/field.ts';
import type { LocalCollections } from './database.ts';

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

export function createDrafts({ drafts }: Pick<LocalCollections, 'drafts'>): Drafts {
  return {
    read: async (id) => ((await drafts.findOne(id).exec())?.toMutableJSON() as Draft | undefined) ?? null,
    keep: async (id, values, base) => {
      const draft = {
        id,
        at: new Date().toISOString(),
        values: { ...values },
        base: base ? { ...base } : null,
      };
      await drafts.incrementalUpsert(draft);
    },
    drop: async (id) => {
      await (await drafts.findOne(id).exec())?.incrementalRemove();
    },
  };
}
