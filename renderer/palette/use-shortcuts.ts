import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isTyping } from '../parts/is-typing.ts';
import { type Begun, isCommand, isShortcut, pressedKeys } from './key-press.ts';
import { type ShortcutName, shortcutNames } from './shortcuts.ts';

export const isMac = /mac/i.test(navigator.userAgent);

const handlers = new Map<ShortcutName, () => void>();
let begun: Begun = null;
let held: readonly ShortcutName[] = [];
const listeners = new Set<() => void>();

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
    holdAnew();
    return () => {
      if (handlers.get(name) === handler) handlers.delete(name);
      holdAnew();
    };
  }, [name]);
}

/** The shortcuts that do something on this screen. */
export const useHeldShortcuts = (): readonly ShortcutName[] => useSyncExternalStore(onHeld, heldNow);

/** Does what the shortcut's keys do, unless a dialog is open. */
export function runShortcut(name: ShortcutName): void {
  if (!isDialogOpen()) handlers.get(name)?.();
}

function onHeld(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const heldNow = () => held;

function holdAnew(): void {
  const now = shortcutNames.filter((name) => handlers.has(name));
  if (now.join() === held.join()) return;
  held = now;
  for (const listener of listeners) listener();
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

export const isDialogOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;
