import { useEffect, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { MenuCommand } from '#electron/contract.ts';
import { useData } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import type { Command } from '../palette/palette-items.ts';
import { type ShortcutName, shortcuts } from '../palette/shortcuts.ts';
import { isDialogOpen, runShortcut, useHeldShortcuts } from '../palette/use-shortcuts.ts';

type Item = MenuCommand & { readonly run: () => void };

/** What has keys and no place in the palette. */
const shortcutMenus: Partial<Record<ShortcutName, MenuCommand['menu']>> = {
  save: 'file',
  undo: 'edit',
  redo: 'edit',
  search: 'edit',
  palette: 'go',
  previous: 'go',
  next: 'go',
};

/** Gives the native menu what the palette and the shortcuts can do on this screen, and does what is chosen there. */
export function useNativeMenu(commands: readonly Command[]): void {
  const { shell } = useHost().host;
  const held = useHeldShortcuts();
  const items = useMemo(() => [...held.flatMap(ofShortcut), ...commands.map(ofCommand)], [held, commands]);
  const latest = useRef(items);
  latest.current = items;
  useEffect(() => {
    void shell?.offerCommands(items.map(({ id, label, menu, keys }) => ({ id, label, menu, keys })));
  }, [shell, items]);
  useEffect(() => () => void shell?.offerCommands([]), [shell]);
  useEffect(
    () =>
      shell?.onCommand((id) => {
        if (!isDialogOpen()) latest.current.find((item) => item.id === id)?.run();
      }),
    [shell],
  );
}

/** Goes to the technician of a link to the app. One whom nobody here knows leads nowhere; a changed form asks first. */
export function useLinks(): void {
  const { shell } = useHost().host;
  const { technicians } = useData();
  const navigate = useNavigate();
  useEffect(() => {
    if (!shell) return;
    const follow = async () => {
      const id = await shell.takeLink();
      if (id !== null && technicians.get(id)) void navigate(`/technicians/${id}`);
    };
    void follow();
    return shell.onLink(() => void follow());
  }, [shell, technicians, navigate]);
}

function ofShortcut(name: ShortcutName): Item[] {
  const menu = shortcutMenus[name];
  const { label, keys } = shortcuts[name];
  return menu ? [{ id: `shortcut:${name}`, label, menu, keys: keys[0], run: () => runShortcut(name) }] : [];
}

const ofCommand = ({ id, label, menu, shortcut, run }: Command): Item => ({
  id,
  label,
  menu,
  keys: shortcut ? shortcuts[shortcut].keys[0] : null,
  run,
});
