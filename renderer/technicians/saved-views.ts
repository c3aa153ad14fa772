import { useMemo } from 'react';
import type { TableView } from '#domain/company/saved-views.ts';
import { readView } from '../data/own-views.ts';
import { useData, useRecords } from '../data-context.tsx';
import { beginning } from '../view/technicians-view.ts';
import { decodeView } from '../view/view-link.ts';

/** A view that can be opened: ours, the person's own, or shared with the company. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'ours' | 'own' | 'shared';
  /** What it says nothing about stays as it is. */
  readonly view: Partial<TableView>;
};

const ours = (id: string, name: string, filters: TableView['filters']): SavedView => ({
  id,
  name,
  kind: 'ours',
  view: { search: '', filters: { ...beginning.filters, ...filters } },
});

const ourViews: readonly SavedView[] = [
  ours('active', 'Active', {}),
  ours('pending', 'Pending invitations', { status: { kind: 'pick', values: ['pending'] } }),
  ours('unchecked', 'Homes not checked', { addressCheck: { kind: 'pick', values: ['unchecked'] } }),
];

/** All views that this person can open, in the order of the tabs. One that can't be read here is left out. */
export function useSavedViews(): readonly SavedView[] {
  const data = useData();
  const own = useRecords(data.views);
  const shared = useRecords(data.company)[0]?.savedViews;
  return useMemo(() => {
    const entries = [
      ...own.map(({ id, name, view }) => ({ id, name, view, kind: 'own' as const })),
      ...Object.entries(shared ?? {}).map(([id, { name, view }]) => ({
        id,
        name,
        view,
        kind: 'shared' as const,
      })),
    ].sort((a, b) => a.name.localeCompare(b.name));
    const read = entries.flatMap(({ view, ...rest }) => {
      const found = readView(view);
      return found ? [{ ...rest, view: found }] : [];
    });
    return [...ourViews, ...read];
  }, [own, shared]);
}

/** What a link asks for: a saved view by its id, or one that is written out; null where it leads nowhere. */
export function viewAsked(
  asked: string,
  views: readonly SavedView[],
): { readonly id: string | null; readonly view: Partial<TableView> } | null {
  const written = decodeView(asked);
  if (written) return { id: null, view: written };
  return (written === undefined && views.find(({ id }) => id === asked)) || null;
}
