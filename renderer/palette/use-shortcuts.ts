import { useEffect, useRef } from 'react';
import { isTyping } from '../parts/is-typing.ts';
import { type Begun, isCommand, isShortcut, pressedKeys } from './key-press.ts';
import { type ShortcutName, shortcutNames } from './shortcuts.ts';

export const isMac = /mac/i.test(navigator.userAgent);

const handlers = new Map<ShortcutName, () => void>();
let begun: Begun = null;

/** Listens to the keys for all shortcuts that have a handler. Once, around every screen. */
export function useShortcutKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Does this when the shortcut's keys are pressed, as long as the component is drawn. */
export function useShortcut(name: ShortcutName, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const handler = () => latest.current();
    handlers.set(name, handler);
    return () => {
      if (handlers.get(name) === handler) handlers.delete(name);
    };
  }, [name]);
}

function onKey(event: KeyboardEvent): void {
  // Shift arrives as a press of its own before the key that it goes with.
  if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return;
  const keys = pressedKeys(event, isMac);
  const before = begun;
  const isFree = !isTyping(event.target) && !isInMenu(event.target);
  begun = isFree ? { keys, at: event.timeStamp } : null;
  if (!(isFree || isCommand(keys)) || isDialogOpen()) return;
  const name = shortcutNames.find(
    (each) => handlers.has(each) && isShortcut(each, keys, before, event.timeStamp),
  );
  if (!name) return;
  event.preventDefault();
  handlers.get(name)?.();
}

const isInMenu = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="menu"], [role="listbox"]') !== null;

const isDialogOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;
