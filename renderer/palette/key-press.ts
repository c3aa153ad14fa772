import { type ShortcutName, shortcuts } from './shortcuts.ts';

/** What a press of a key has to tell; a `KeyboardEvent` does. */
type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The key that was pressed first of two, and when, in milliseconds. */
export type Begun = { readonly keys: string; readonly at: number } | null;

/** How soon the second key of two has to follow, in milliseconds. */
const pause = 1_500;

/** Brackets are known by their place: on many keyboards their sign needs one key more. */
const byPlace: Readonly<Record<string, string>> = { BracketLeft: '[', BracketRight: ']' };

/** A press in the words of `shortcuts`, such as `mod+k`. */
export function pressedKeys(press: Press, isMac: boolean): string {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  const isHeld = ctrlKey || metaKey || altKey;
  const bracket = isHeld ? byPlace[press.code] : undefined;
  const isMod = (isMac ? metaKey : ctrlKey) && !bracket;
  const held = [
    isMod && 'mod',
    ctrlKey && !(isMod && !isMac) && 'ctrl',
    metaKey && !(isMod && isMac) && 'meta',
    altKey && 'alt',
    // Alone, Shift is part of a sign such as ?.
    shiftKey && isHeld && 'shift',
  ];
  return [...held.filter(Boolean), bracket ?? press.key.toLowerCase()].join('+');
}

/** Do these keys do that? `begun` is the key before, `now` in milliseconds. */
export const isShortcut = (name: ShortcutName, keys: string, begun: Begun, now: number): boolean =>
  shortcuts[name].keys.some((wanted) => {
    const [first = '', second] = wanted.split(' ');
    if (second === undefined) return first === keys;
    return second === keys && begun?.keys === first && now - begun.at < pause;
  });

/** Keys that may do something while one types: no letter is meant by them. */
export const isCommand = (keys: string): boolean => keys.startsWith('mod+') || keys.startsWith('ctrl+');

const signs: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrows: '← ↑ ↓ →',
  enter: 'Enter',
  space: 'Space',
  alt: 'Alt',
  shift: 'Shift',
};
const modSign = (isMac: boolean) => (isMac ? '⌘' : 'Ctrl');

/** Keys as they are printed on the keyboard, such as `Ctrl K`. */
export const keyText = (keys: string, isMac: boolean): string =>
  keys
    .split(/[+ ]/)
    .map((key) =>
      key === 'mod' ? modSign(isMac) : key === 'ctrl' ? 'Ctrl' : (signs[key] ?? key.toUpperCase()),
    )
    .join(' ');
