import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract.ts';

type Menus = {
  readonly platform: NodeJS.Platform;
  /** What the page can do now. */
  readonly commands: readonly MenuCommand[];
  readonly isPackaged: boolean;
  /** Does what the page calls by that id. */
  readonly act: (id: string) => void;
  /** What the shell does itself, at the end of the Help menu. */
  readonly help: readonly { readonly label: string; readonly run: () => void }[];
};

const textActs: MenuItemConstructorOptions[] = [
  { role: 'undo' },
  { role: 'redo' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The native menu: what the page's palette offers, in its places, around what every app has. */
export function menuTemplate(menus: Menus): MenuItemConstructorOptions[] {
  const isMac = menus.platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: 'File', submenu: withoutEmpty([inMenu(menus, 'file'), [{ role: isMac ? 'close' : 'quit' }]]) },
    { label: 'Edit', submenu: withoutEmpty([textActs, inMenu(menus, 'edit')]) },
    { label: 'View', submenu: viewMenu(menus) },
    ...(hasCommands(menus, 'go') ? [{ label: 'Go', submenu: inMenu(menus, 'go') }] : []),
    { role: 'windowMenu' },
    { role: 'help', label: 'Help', submenu: helpMenu(menus) },
  ];
}

function viewMenu(menus: Menus): MenuItemConstructorOptions[] {
  const developing: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }];
  return withoutEmpty([
    inMenu(menus, 'view'),
    [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }],
    [{ role: 'togglefullscreen' }],
    menus.isPackaged ? [] : developing,
  ]);
}

const helpMenu = (menus: Menus): MenuItemConstructorOptions[] =>
  withoutEmpty([inMenu(menus, 'help'), menus.help.map(({ label, run }) => ({ label, click: () => run() }))]);

const hasCommands = ({ commands }: Menus, menu: MenuCommand['menu']): boolean =>
  commands.some((command) => command.menu === menu);

const inMenu = ({ commands, act }: Menus, menu: MenuCommand['menu']): MenuItemConstructorOptions[] =>
  commands
    .filter((command) => command.menu === menu)
    .map(({ id, label, keys }) => ({ id, label, click: () => act(id), ...shownKeys(keys) }));

/** The page hears the keys itself; the menu shows them. Two keys one after the other, it can't show. */
function shownKeys(keys: string | null): MenuItemConstructorOptions {
  if (keys === null || !keys.startsWith('mod+')) return {};
  const parts = keys.split('+').map((key) => (key === 'mod' ? 'CmdOrCtrl' : key.toUpperCase()));
  return { accelerator: parts.join('+'), registerAccelerator: false };
}

const withoutEmpty = (groups: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] =>
  groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index > 0 ? [separator, ...group] : group));
