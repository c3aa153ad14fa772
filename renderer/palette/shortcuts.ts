type Shortcut = {
  readonly label: string;
  readonly group: string;
  /**
   * Any of these does it. `mod` is Ctrl, on a Mac Cmd; a space stands between keys that are pressed one after the
   * other.
   */
  readonly keys: readonly string[];
};

const anywhere = 'Anywhere';
const table = 'In the table';
const profile = 'In a profile';
const list = 'In a list';
const waiting = 'In Needs attention';

/** The shortcuts of the app: for their handlers, for tooltips, and for the list under `?`. */
export const shortcuts = {
  palette: { group: anywhere, label: 'Find a technician, a screen, an action', keys: ['mod+k'] },
  search: { group: anywhere, label: 'Search the table', keys: ['/'] },
  technicians: { group: anywhere, label: 'Go to Technicians', keys: ['g t'] },
  attention: { group: anywhere, label: 'Go to Needs attention', keys: ['g a'] },
  sync: { group: anywhere, label: 'Go to Sync', keys: ['g s'] },
  undo: { group: anywhere, label: 'Undo a change of profiles', keys: ['mod+z'] },
  redo: { group: anywhere, label: 'Do it again', keys: ['mod+shift+z'] },
  print: { group: anywhere, label: 'Print', keys: ['mod+p'] },
  help: { group: anywhere, label: 'Keyboard shortcuts', keys: ['?'] },
  walk: { group: table, label: 'From cell to cell', keys: ['arrows'] },
  open: { group: table, label: 'Open the profile', keys: ['enter'] },
  select: { group: table, label: 'Select the row, with Shift all up to it', keys: ['space'] },
  stretch: { group: table, label: 'Select row after row', keys: ['shift+arrowup', 'shift+arrowdown'] },
  selectAll: { group: table, label: 'Select all that the filters show', keys: ['mod+a'] },
  save: { group: profile, label: 'Save', keys: ['mod+s'] },
  previous: { group: profile, label: 'Previous technician', keys: ['alt+arrowup', 'ctrl+['] },
  next: { group: profile, label: 'Next technician', keys: ['alt+arrowdown', 'ctrl+]'] },
  keepStanding: { group: waiting, label: 'Keep what stands', keys: ['k'] },
  keepOther: { group: waiting, label: 'Keep the other value', keys: ['o'] },
  move: { group: list, label: 'Move an entry, with the focus on its handle', keys: ['arrowup', 'arrowdown'] },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;

export const shortcutNames = Object.keys(shortcuts) as ShortcutName[];
