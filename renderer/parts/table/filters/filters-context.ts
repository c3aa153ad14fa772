import { createContext, use } from 'react';
import type { Filter, Filters } from '#domain/company/saved-views.ts';

/** The filters of a table, so that one that changes draws only what says it. */
export const FiltersContext = createContext<Filters>({});

/** The filter of one column, as it is set now. */
export const useFilterOf = (columnId: string): Filter | undefined => use(FiltersContext)[columnId];
