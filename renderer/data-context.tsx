import { createContext, type ReactNode, use, useCallback, useSyncExternalStore } from 'react';
import type { AppData } from './data/app-data.ts';
import type { LiveRecords } from './data/live-records.ts';

const DataContext = createContext<AppData | null>(null);

/** Gives every screen the data of the signed-in person. */
export function DataProvider({ data, children }: { readonly data: AppData; readonly children: ReactNode }) {
  return <DataContext value={data}>{children}</DataContext>;
}

/** The data of the signed-in person. Throws outside the provider, which is a bug. */
export function useData(): AppData {
  const data = use(DataContext);
  if (!data) throw new Error('No data here: the screen stands outside DataProvider');
  return data;
}

/** All records of a collection; the component renders anew when any of them changes. */
export const useRecords = <T,>(records: LiveRecords<T>): readonly T[] =>
  useSyncExternalStore(records.subscribe, records.all, records.all);

/** One record, or undefined; the component renders anew only when that record changes. */
export function useRecord<T>(records: LiveRecords<T>, id: string | undefined): T | undefined {
  const read = useCallback(() => (id === undefined ? undefined : records.get(id)), [records, id]);
  return useSyncExternalStore(records.subscribe, read, read);
}
