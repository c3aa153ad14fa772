import { type TableView, tableViewSchema } from '#domain/company/saved-views.ts';
import type { LocalCollections } from './database.ts';

/** A view that a person saved for themselves. `view` may come from another version: read it with `readView`. */
export type OwnView = { readonly id: string; readonly name: string; readonly view: unknown };

export type OwnViews = {
  readonly keep: (id: string, name: string, view: TableView) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
};

/** What a stored view says, or null where this version can't read it. */
export const readView = (view: unknown): TableView | null => tableViewSchema.safeParse(view).data ?? null;

export function createOwnViews({ views }: Pick<LocalCollections, 'views'>): OwnViews {
  return {
    keep: async (id, name, view) => {
      await views.incrementalUpsert({ id, name, view: structuredClone(view) });
    },
    drop: async (id) => {
      await (await views.findOne(id).exec())?.incrementalRemove();
    },
  };
}
