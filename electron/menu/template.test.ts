import { describe, expect, test } from 'vitest';
import type { MenuCommand } from '../contract.ts';
import { contextMenuTemplate } from './context-menu.ts';
import { menuTemplate } from './template.ts';

const command = (id: string, more: Partial<MenuCommand> = {}): MenuCommand => ({
  id,
  label: id,
  menu: 'file',
  keys: null,
  ...more,
});

function menuOf(commands: readonly MenuCommand[], platform: NodeJS.Platform = 'linux') {
  const chosen: string[] = [];
  const help = [{ label: 'Show logs', run: () => chosen.push('logs') }];
  const act = (id: string) => chosen.push(id);
  const template = menuTemplate({ platform, commands, isPackaged: true, act, help });
  const items = (label: string) => {
    const menu = template.find((each) => each.label === label)?.submenu;
    return Array.isArray(menu) ? menu : [];
  };
  const item = (menu: string, label: string) => items(menu).find((each) => each.label === label);
  const choose = (menu: string, label: string) => (item(menu, label)?.click as (() => void) | undefined)?.();
  return { template, items, item, choose, chosen };
}

describe('the native menu', () => {
  test('has each command in its place, and a click does it by its id', () => {
    const all = (['file', 'edit', 'view', 'go', 'help'] as const).map((menu) => command(menu, { menu }));
    const { choose, chosen } = menuOf(all);
    for (const menu of ['File', 'Edit', 'View', 'Go', 'Help']) choose(menu, menu.toLowerCase());
    choose('Help', 'Show logs');
    expect(chosen).toEqual(['file', 'edit', 'view', 'go', 'help', 'logs']);
  });

  test('shows keys and leaves them to the page; what it can’t show it leaves out', () => {
    const keyed = (keys: string) => menuOf([command('x', { keys })]).item('File', 'x');
    expect(keyed('mod+k')).toMatchObject({ accelerator: 'CmdOrCtrl+K', registerAccelerator: false });
    expect(keyed('mod+shift+z')).toMatchObject({ accelerator: 'CmdOrCtrl+SHIFT+Z' });
    for (const keys of ['g t', '/', '?']) expect(keyed(keys)).not.toHaveProperty('accelerator');
  });

  test('before anybody signed in has what every app has, and no empty places', () => {
    const { template, items } = menuOf([]);
    expect(template.map(({ label, role }) => label ?? role)).toEqual([
      'File',
      'Edit',
      'View',
      'windowMenu',
      'Help',
    ]);
    for (const menu of ['File', 'Edit', 'View', 'Help']) {
      expect(items(menu).at(0)?.type).not.toBe('separator');
      expect(items(menu).at(-1)?.type).not.toBe('separator');
    }
    expect(items('View').map(({ role }) => role)).not.toContain('toggleDevTools');
  });

  test('on a Mac has the app’s own menu, where Quit is', () => {
    const { template, items } = menuOf([], 'darwin');
    expect(template[0]?.role).toBe('appMenu');
    expect(items('File').map(({ role }) => role)).not.toContain('quit');
  });
});

describe('the menu under the right button', () => {
  const nothing = { isEditable: false, selectionText: '', misspelledWord: '', dictionarySuggestions: [] };
  const acts = { replace: () => undefined, learn: () => undefined };

  test('offers other spellings first', () => {
    const replaced: string[] = [];
    const asked = { ...nothing, isEditable: true, misspelledWord: 'teh', dictionarySuggestions: ['the'] };
    const items = contextMenuTemplate(asked, { ...acts, replace: (word) => replaced.push(word) });
    (items[0]?.click as (() => void) | undefined)?.();
    expect(replaced).toEqual(['the']);
    expect(items.map(({ role }) => role)).toContain('paste');
  });

  test('is not there where nothing can be done', () => {
    expect(contextMenuTemplate(nothing, acts)).toEqual([]);
    expect(contextMenuTemplate({ ...nothing, selectionText: 'x' }, acts)).toEqual([{ role: 'copy' }]);
  });
});
