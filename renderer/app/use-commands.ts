import { useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { can } from '#domain/access/roles.ts';
import { useData } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import type { Command } from '../palette/palette-items.ts';
import type { ShortcutName } from '../palette/shortcuts.ts';
import { type ScreenGroup, screenGroups } from './screens.ts';

/** What opens in a dialog around the screen. */
export type FrameDialog = 'palette' | 'shortcuts' | 'password';

const screenShortcuts: Readonly<Record<string, ShortcutName>> = {
  '/technicians': 'technicians',
  '/sync': 'sync',
  '/attention': 'attention',
};

/** What the palette offers besides technicians: every screen and action that is open to the person. */
export function useCommands(show: (dialog: FrameDialog) => void): readonly Command[] {
  const data = useData();
  const { signOut } = useHost();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  return useMemo(() => {
    const action = (label: string, alias: string, run: () => void): Command => ({
      id: `action:${label}`,
      group: 'Actions',
      label,
      alias,
      run,
    });
    const add = action('Add a technician', 'New', () => void navigate('/technicians/new'));
    const screens = [...screenGroups(data), { title: '', screens: [{ to: '/settings', label: 'Settings' }] }];
    return [
      ...screens.flatMap((group) => screenCommands(group, (to) => void navigate(to))),
      ...(can(data, 'editEmployee') ? [add] : []),
      action('Sync now', 'Refresh', data.sync.now),
      action('Light appearance', 'Theme day', () => setColorScheme('light')),
      action('Dark appearance', 'Theme night', () => setColorScheme('dark')),
      action('Appearance as the system has it', 'Theme auto', () => setColorScheme('auto')),
      { ...action('Keyboard shortcuts', 'Keys help', () => show('shortcuts')), shortcut: 'help' },
      action('Change password', 'My account', () => show('password')),
      action('Sign out', 'Log out leave', () => void signOut()),
    ];
  }, [data, navigate, setColorScheme, show, signOut]);
}

const screenCommands = ({ title, screens }: ScreenGroup, go: (to: string) => void): Command[] =>
  screens.map(({ to, label }) => ({
    id: `screen:${to}`,
    group: 'Screens',
    label,
    alias: title,
    ...(screenShortcuts[to] ? { shortcut: screenShortcuts[to] } : {}),
    run: () => go(to),
  }));
