import { formatPhone } from '#domain/record/phone.ts';
import type { Technician } from '#domain/technician/fields.ts';
import type { MenuCommand } from '#electron/contract.ts';
import { findTechnicians, folded } from './find-technicians.ts';
import type { ShortcutName } from './shortcuts.ts';

/** Something that can be chosen besides a technician: a screen to go to, an action. */
export type Command = {
  readonly id: string;
  readonly group: 'Screens' | 'Actions';
  /** Its place in the native menu. */
  readonly menu: MenuCommand['menu'];
  readonly label: string;
  /** Other words that it is looked for by. */
  readonly alias?: string;
  readonly shortcut?: ShortcutName;
  readonly run: () => void;
};

export type PaletteItem = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly shortcut?: ShortcutName | undefined;
  readonly run: () => void;
};

export type PaletteGroup = { readonly label: string; readonly items: readonly PaletteItem[] };

type Offered = {
  readonly technicians: readonly Technician[];
  readonly commands: readonly Command[];
  /** The ids of items, newest first. */
  readonly recent: readonly string[];
  readonly open: (technicianId: string) => void;
};

/** No more technicians than this are shown. */
const techniciansShown = 30;

/** What is shown before anything is typed. */
const recentShown = 6;

const technicianPrefix = 'technician:';

export const technicianItemId = (id: string): string => technicianPrefix + id;

/** What the palette offers for a text, best first; without one what was opened last, then all actions and screens. */
export function paletteGroups(text: string, offered: Offered): PaletteGroup[] {
  const groups = text.trim() === '' ? beginningGroups(offered) : foundGroups(text, offered);
  return groups.filter(({ items }) => items.length > 0);
}

function beginningGroups(offered: Offered): PaletteGroup[] {
  const byId = new Map(
    offered.technicians.map((technician) => [technicianItemId(technician.id), technician]),
  );
  const recent = offered.recent.flatMap((id): PaletteItem[] => {
    const technician = byId.get(id);
    if (technician) return [technicianItem(technician, offered)];
    return offered.commands.filter((command) => command.id === id);
  });
  const shown = recent.slice(0, recentShown);
  const rest = offered.commands.filter(({ id }) => !shown.some((item) => item.id === id));
  // The side panel has the screens already.
  return [{ label: 'Recent', items: shown }, ...commandGroups(rest).reverse()];
}

function foundGroups(text: string, offered: Offered): PaletteGroup[] {
  const recent = new Set(
    offered.recent
      .filter((id) => id.startsWith(technicianPrefix))
      .map((id) => id.slice(technicianPrefix.length)),
  );
  const technicians = findTechnicians(offered.technicians, text, { recent, limit: techniciansShown });
  const commands = foundCommands(text, offered);
  const people = { label: 'Technicians', items: technicians.map((each) => technicianItem(each, offered)) };
  // A screen or an action whose name begins so is meant more often than a person far down the list.
  const isMeant = commands.some(({ label }) => folded(label).startsWith(folded(text.trim())));
  return isMeant ? [...commandGroups(commands), people] : [people, ...commandGroups(commands)];
}

/** The commands that have every word, recent ones first. */
function foundCommands(text: string, { commands, recent }: Offered): Command[] {
  const words = folded(text.trim()).split(/\s+/);
  const found = commands.filter(({ label, alias = '' }) => {
    const own = folded(`${label} ${alias}`).split(/\s+/);
    return words.every((part) => own.some((word) => word.startsWith(part)));
  });
  const place = ({ id }: Command) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return found.sort((a, b) => place(a) - place(b));
}

const commandGroups = (commands: readonly Command[]): PaletteGroup[] =>
  (['Screens', 'Actions'] as const).map((label) => ({
    label,
    items: commands.filter(({ group }) => group === label),
  }));

function technicianItem(technician: Technician, { open }: Offered): PaletteItem {
  const { id, name, email, mobilePhone, active } = technician;
  const address = mobilePhone ? formatPhone(mobilePhone) : (email ?? '');
  return {
    id: technicianItemId(id),
    label: name ?? id,
    hint: active === false ? `Inactive ${address}`.trim() : address,
    run: () => open(id),
  };
}
