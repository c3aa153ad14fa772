import { create } from 'zustand';
import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import {
  densitySchema,
  type Filters,
  layoutSchema,
  sortingSchema,
  type TableView,
} from '#domain/company/saved-views.ts';

/** What a view begins with: active technicians by name (R4). */
export const beginning: TableView = {
  search: '',
  filters: { active: { kind: 'pick', values: ['active'] } },
  sorting: [{ id: 'name', desc: false }],
  layout: { order: [], shown: {}, widths: {}, pinned: [] },
  density: 'comfortable',
};

type Place = {
  /** The saved view that was opened last; null after everything was cleared. */
  readonly viewId: string | null;
  /** Where the table was left, in CSS pixels from its top. */
  readonly scrollTop: number;
  /** The rows as they were last shown, for the way to the next and the one before. */
  readonly shown: readonly { readonly id: string }[];
  readonly selected: ReadonlySet<string>;
};

type TechniciansView = TableView &
  Place & {
    /** Shows a view from its top. What it says nothing about stays. */
    readonly open: (viewId: string | null, view: Partial<TableView>) => void;
  };

const nothingYet: Place = { viewId: 'active', scrollTop: 0, shown: [], selected: new Set() };

/** What stays on this computer; what another version wrote and this one can't read is left out. */
function keptParts(kept: unknown): Partial<TableView> {
  const { sorting, layout, density } = (kept ?? {}) as Record<string, unknown>;
  const parts = {
    sorting: sortingSchema.safeParse(sorting).data,
    layout: layoutSchema.safeParse(layout).data,
    density: densitySchema.safeParse(density).data,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

/** Writes what differs from what was written last: most of a view changes with every keystroke, and none of it stays. */
function changesOnly(storage: StateStorage): StateStorage {
  let last = '';
  return {
    getItem: (name) => storage.getItem(name),
    removeItem: (name) => storage.removeItem(name),
    setItem: (name, text) => {
      if (last === name + text) return;
      last = name + text;
      return storage.setItem(name, text);
    },
  };
}

const nobody = 'fieldroster.technicians-view';

/** How the Technicians table was left: kept while the app runs; sorting, columns and density for ever (R3, R7). */
export const useTechniciansView = create<TechniciansView>()(
  persist(
    (set) => ({
      ...beginning,
      ...nothingYet,
      open: (viewId, view) => set({ ...view, viewId, scrollTop: 0 }),
    }),
    {
      name: nobody,
      partialize: ({ sorting, layout, density }) => ({ sorting, layout, density }),
      storage: createJSONStorage(() => changesOnly(localStorage)),
      skipHydration: true,
    },
  ),
);

/** Takes up the table as that person left it on this computer; does nothing where it is theirs already. */
export function takeUpViewOf(personId: string): void {
  const { persist: kept } = useTechniciansView;
  const name = `${nobody}.${personId}`;
  const before = kept.getOptions().name;
  if (before === name) return;
  kept.setOptions({
    name,
    merge: (parts, now) => ({
      ...now,
      // The next person does not begin where this one was.
      ...(before === nobody ? {} : { ...beginning, ...nothingYet }),
      ...keptParts(parts),
    }),
  });
  void kept.rehydrate();
}

/** The filters without one column's. */
export const withoutFilter = (filters: Filters, id: string): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([column]) => column !== id));
