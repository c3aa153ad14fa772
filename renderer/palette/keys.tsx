import { keyText } from './key-press.ts';
import { type ShortcutName, shortcuts } from './shortcuts.ts';
import { isMac } from './use-shortcuts.ts';

/** The keys of a shortcut, for the eye: whoever hears the screen finds them under `?`. */
export const Keys = ({ of }: { readonly of: ShortcutName }) => (
  <kbd aria-hidden="true">{keyText(shortcuts[of].keys[0], isMac)}</kbd>
);

/** A tooltip with the keys behind what it says, such as `Next technician (Alt ↓)`. */
export const withKeys = (of: ShortcutName): string =>
  `${shortcuts[of].label} (${keyText(shortcuts[of].keys[0], isMac)})`;
