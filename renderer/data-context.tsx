import { createContext, type ReactNode, use, useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Permission } from '#domain/access/permissions.ts';
import type { AppData } from './data/app-data.ts';
import type { LiveRecords } from './data/live-records.ts';
import { permissionsHere } from './data/permissions.ts';

const DataContext = createContext<AppData | null>(null);

/** Gives every screen the data of the signed-in person. */
export function DataProvider({ data, children }: { readonly data: AppData; readonly children: ReactNode }) {
  const permissions = usePermissions(data);
  const value = useMemo(() => ({ ...data, permissions }), [data, permissions]);
  return <DataContext value={value}>{children}</DataContext>;
}

/** What the person may do now; the same array as long as it holds the same. */
function usePermissions(data: AppData): readonly Permission[] {
  const person = useRecord(data.people, data.session.user.id);
  const role = useRecord(data.lists, person?.roleId ?? undefined);
  const company = useRecords(data.company)[0];
  const held = permissionsHere(data.session, person, role, company).join(' ');
  return useMemo(() => (held === '' ? [] : (held.split(' ') as Permission[])), [held]);
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
