import { app, Menu } from 'electron';
import type { MenuCommand } from '../contract.ts';
import { tellPage } from '../window.ts';
import { guides } from './guides.ts';
import { menuTemplate } from './template.ts';

type Item = { readonly label: string; readonly run: () => void };

let ownHelp: readonly Item[] = [];

/** Puts up the menu as it is before anybody signed in; `help` is what the shell can always do. */
export function startMenu(help: readonly Item[], renderer: string): void {
  ownHelp = [...guides(renderer), ...help];
  showMenu([]);
}

/** Puts up the menu with what the page can do now. */
export function showMenu(commands: readonly MenuCommand[]): undefined {
  const taken = new Set(commands.map(({ label }) => label));
  const template = menuTemplate({
    platform: process.platform,
    commands,
    isPackaged: app.isPackaged,
    act: (id) => tellPage('command', id),
    // What the page can do better, such as with its counters, it does.
    help: ownHelp.filter(({ label }) => !taken.has(label)),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
