import { useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { can } from '#domain/access/roles.ts';
import type { AppData } from '../data/app-data.ts';
import { useData } from '../data-context.tsx';
import type { DesktopShell } from '../host.ts';
import { useHost } from '../host-context.tsx';
import type { Command } from '../palette/palette-items.ts';
import type { ShortcutName } from '../palette/shortcuts.ts';
import { printPage, savePage } from '../print/print-page.ts';
import { countersOf } from './counters.ts';
import { type ScreenGroup, screenGroups } from './screens.ts';

/** What opens in a dialog around the screen. */
export type FrameDialog = 'palette' | 'shortcuts' | 'password';

const screenShortcuts: Readonly<Record<string, ShortcutName>> = {
  '/technicians': 'technicians',
  '/sync': 'sync',
  '/attention': 'attention',
};

const screenMenus: Readonly<Record<string, Command['menu']>> = { '/about': 'help', '/settings': 'file' };

/** What the palette offers besides technicians: every screen and action that is open to the person. */
export function useCommands(show: (dialog: FrameDialog) => void): readonly Command[] {
  const data = useData();
  const { signOut, host } = useHost();
  const { shell } = host;
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  return useMemo(() => {
    const action = (menu: Command['menu'], label: string, alias: string, run: () => void): Command => ({
      id: `action:${label}`,
      group: 'Actions',
      menu,
      label,
      alias,
      run,
    });
    const add = action('file', 'Add a technician', 'New', () => void navigate('/technicians/new'));
    const screens = [...screenGroups(data), { title: '', screens: [{ to: '/settings', label: 'Settings' }] }];
    return [
      ...screens.flatMap((group) => screenCommands(group, (to) => void navigate(to))),
      ...(can(data, 'editEmployee') ? [add] : []),
      action('file', 'Sync now', 'Refresh', data.sync.now),
      { ...action('file', 'Print…', 'Paper', printPage), shortcut: 'print' },
      ...(shell ? [action('file', 'Save as PDF…', 'Export file', () => void savePage(shell))] : []),
      action('view', 'Light appearance', 'Theme day', () => setColorScheme('light')),
      action('view', 'Dark appearance', 'Theme night', () => setColorScheme('dark')),
      action('view', 'Appearance as the system has it', 'Theme auto', () => setColorScheme('auto')),
      { ...action('help', 'Keyboard shortcuts', 'Keys', () => show('shortcuts')), shortcut: 'help' },
      ...(shell ? logActions(shell, data, action) : []),
      action('file', 'Change password', 'My account', () => show('password')),
      action('file', 'Sign out', 'Log out leave', () => void signOut()),
    ];
  }, [data, navigate, setColorScheme, show, signOut, shell]);
}

const logActions = (
  { showLogs, exportDiagnostics }: DesktopShell,
  data: AppData,
  action: (menu: Command['menu'], label: string, alias: string, run: () => void) => Command,
): Command[] => [
  action('help', 'Show logs', 'Fault trouble', () => void showLogs()),
  action(
    'help',
    'Export diagnostics…',
    'Fault trouble support',
    () => void exportDiagnostics(countersOf(data, Date.now())),
  ),
];

const screenCommands = ({ title, screens }: ScreenGroup, go: (to: string) => void): Command[] =>
  screens.map(({ to, label }) => ({
    id: `screen:${to}`,
    group: 'Screens',
    menu: screenMenus[to] ?? 'go',
    label,
    alias: title,
    ...(screenShortcuts[to] ? { shortcut: screenShortcuts[to] } : {}),
    run: () => go(to),
  }));
