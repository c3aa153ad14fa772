import { useState } from 'react';
import type { TableView } from '#domain/company/saved-views.ts';
import { useData } from '../data-context.tsx';

/** A view to be kept, or to be taken away. */
type Kept = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'ours' | 'own' | 'shared';
  readonly view: Partial<TableView>;
};

/** Saves and removes views, the person's own and those of the company; the last removal can be undone. */
export function useViewStore() {
  const data = useData();
  const [removed, setRemoved] = useState<Kept | null>(null);

  const write = async (id: string, value: object | null) => {
    const company = data.company.all()[0];
    if (company) await data.write.change('company', company.id, { [`savedViews.${id}`]: value });
  };
  const save = async ({ id, name, kind, view }: Kept): Promise<string> => {
    if (kind === 'own') await data.ownViews.keep(id, name, view as TableView);
    else await write(id, { name, by: data.session.user.id, view });
    setRemoved(null);
    return id;
  };
  const remove = async (view: Kept): Promise<void> => {
    if (view.kind === 'own') await data.ownViews.drop(view.id);
    else await write(view.id, null);
    setRemoved(view);
  };
  return {
    save,
    remove,
    said: removed ? `${removed.name} removed.` : '',
    undo: removed ? () => save(removed) : null,
  };
}
