import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type ActiveFilter = 'active' | 'inactive' | 'both';
export type Sorting = { id: string; desc: boolean }[];

type TechniciansView = {
  readonly search: string;
  readonly active: ActiveFilter;
  /** How far addresses were checked; none picked shows all. */
  readonly addressChecks: readonly string[];
  readonly sorting: Sorting;
  /** Columns that are hidden, by name. */
  readonly hidden: readonly string[];
  /** Where the table was left, in CSS pixels from its top. */
  readonly scrollTop: number;
  /** The rows as they were last shown, for the way to the next and the one before. */
  readonly shown: readonly string[];
  readonly set: (patch: Partial<Omit<TechniciansView, 'set'>>) => void;
};

/** How the Technicians table was left: kept while the app runs, sorting and columns for ever (R3, R7). */
export const useTechniciansView = create<TechniciansView>()(
  persist(
    (set) => ({
      search: '',
      active: 'active',
      addressChecks: [],
      sorting: [{ id: 'name', desc: false }],
      hidden: [],
      scrollTop: 0,
      shown: [],
      set: (patch) => set(patch),
    }),
    {
      name: 'fieldroster.technicians-view',
      partialize: ({ sorting, hidden }) => ({ sorting, hidden }),
    },
  ),
);
