import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { can } from '#domain/access/roles.ts';
import type { TableView } from '#domain/company/saved-views.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useTechniciansView } from '../view/technicians-view.ts';
import { encodeView, linkOfView } from '../view/view-link.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';
import type { SavedView } from './saved-views.ts';
import { useViewStore } from './use-view-store.ts';

/** The view as the table stands now. */
const viewNow = (): TableView => {
  const { search, filters, sorting, layout, density } = useTechniciansView.getState();
  return { search, filters: { ...filters }, sorting, layout, density };
};

/** What can be done with a view: save it, hand on its link, change or remove a saved one. */
export function ViewMenu({ views }: { readonly views: readonly SavedView[] }) {
  const data = useData();
  const viewId = useTechniciansView((view) => view.viewId);
  const store = useViewStore();
  const company = useRecords(data.company)[0];
  const [isSaving, setSaving] = useState(false);
  const [said, setSaid] = useState('');
  const current = views.find(({ id, kind }) => id === viewId && kind !== 'ours');
  const mayShare = company !== undefined && can(data, 'editEmployee');
  const mayChange = current && (current.kind === 'own' || mayShare);

  const copyLink = async () => {
    const view = current?.kind === 'shared' ? current.id : encodeView(viewNow());
    await navigator.clipboard.writeText(linkOfView(data.session.serverAddress, view));
    setSaid('Link copied.');
  };
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="View options" onClick={() => setSaid('')}>
            <Ellipsis size={15} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setSaving(true)}>Save view…</Menu.Item>
          <Menu.Item onClick={() => void copyLink()}>Copy link</Menu.Item>
          {mayChange && (
            <>
              <Menu.Item onClick={() => void store.save({ ...current, view: viewNow() })}>
                Update {current.name}
              </Menu.Item>
              <Menu.Item onClick={() => void store.remove(current)}>
                {current.kind === 'shared'
                  ? `Remove ${current.name} for everybody`
                  : `Remove ${current.name}`}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <span className="hint" role="status">
        {said || store.said}
        {store.undo && (
          <button
            type="button"
            className="pill"
            style={{ marginLeft: 6 }}
            onClick={() => void store.undo?.()}
          >
            Undo
          </button>
        )}
      </span>
      {isSaving && (
        <SaveViewDialog
          mayShare={mayShare}
          onSave={async (name, kind) => {
            const view = viewNow();
            const viewId = await store.save({ id: crypto.randomUUID(), name, kind, view });
            useTechniciansView.setState({ viewId });
          }}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}
