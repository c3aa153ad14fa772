import { ActionIcon, Tooltip } from '@mantine/core';
import { Settings } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { AttentionPill } from '../attention/attention-pill.tsx';
import { Palette } from '../palette/palette.tsx';
import { PaletteField } from '../palette/palette-field.tsx';
import { ShortcutsDialog } from '../palette/shortcuts-dialog.tsx';
import { SyncPill } from '../sync/sync-pill.tsx';
import { UndoDesk } from '../undo/undo-desk.tsx';
import { useUpdateDesk } from '../updates/use-updates.ts';
import { AccountMenu } from './account-menu.tsx';
import classes from './frame.module.css';
import { Mark } from './mark.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { SidePanel } from './side-panel.tsx';
import { type FrameDialog, useCommands } from './use-commands.ts';
import { useFrameShortcuts, useRecentTechnicians } from './use-frame-shortcuts.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useLinks, useNativeMenu } from './use-native-menu.ts';

/** What stands around every screen: the toolbar above and the side panel at the left. */
export function Frame() {
  const frame = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const { dialog, show, close } = useFrameDialog(main);
  const navigate = useNavigate();
  const commands = useCommands(show);
  const openTechnician = useCallback((id: string) => void navigate(`/technicians/${id}`), [navigate]);
  useFrameShortcuts(show);
  useNativeMenu(commands);
  useLinks();
  useUpdateDesk();
  useRecentTechnicians();
  useKeptFocus(frame, main);
  return (
    <div ref={frame} className={classes.frame}>
      <header className={classes.toolbar}>
        <div className={classes.mark}>
          <Mark />
        </div>
        <PaletteField onOpen={() => show('palette')} />
        <span className="grow" />
        <SyncPill />
        <AttentionPill />
        <AccountMenu />
        <SettingsButton />
      </header>
      <SidePanel />
      <main ref={main} tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      {dialog === 'palette' && (
        <Palette commands={commands} onOpenTechnician={openTechnician} onClose={close} />
      )}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => close(false)} />}
      {dialog === 'password' && <PasswordDialog onClose={() => close(false)} />}
      <UndoDesk />
    </div>
  );
}

const openModal = () => document.querySelector('[aria-modal="true"]');

/** The dialog that is open; closing it gives the focus back, or to the screen that was chosen in it. */
function useFrameDialog(main: { readonly current: HTMLElement | null }) {
  const [dialog, setDialog] = useState<FrameDialog | null>(null);
  const before = useRef<Element | null>(null);
  const show = useCallback((next: FrameDialog) => {
    // One that is chosen in the palette gives the focus back to where it was before that.
    if (!openModal()) before.current = document.activeElement;
    setDialog(next);
  }, []);
  const close = useCallback(
    (chosen: boolean) => {
      setDialog(null);
      const back = chosen ? main.current : before.current;
      // What was chosen may have opened a dialog, which has the focus then.
      requestAnimationFrame(() => openModal() === null && back instanceof HTMLElement && back.focus());
    },
    [main],
  );
  return { dialog, show, close };
}

function SettingsButton() {
  const navigate = useNavigate();
  const isHere = useLocation().pathname === '/settings';
  return (
    <Tooltip label="Settings">
      <ActionIcon
        aria-label="Settings"
        variant={isHere ? 'light' : 'subtle'}
        color={isHere ? 'accent' : 'gray'}
        onClick={() => void navigate('/settings')}
      >
        <Settings size={16} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
