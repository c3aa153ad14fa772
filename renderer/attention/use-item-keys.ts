import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { isTyping } from '../parts/is-typing.ts';

const itemsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-item]') ?? []),
];

/** The parts of an item that a key presses, by the key. */
const presses: Readonly<Record<string, string>> = {
  k: '[data-keep="standing"]',
  o: '[data-keep="other"]',
  Enter: '[data-open]',
  ' ': 'input[type="checkbox"]',
};

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * Arrows go from item to item, and letters settle the one that has the focus. Where the item that had it is gone, the
 * next in its place has it. One item at a time can be reached by Tab.
 */
export function useItemKeys(list: RefObject<HTMLElement | null>) {
  const last = useRef(0);
  const had = useRef(false);

  // After each drawing: items come and go by themselves.
  useEffect(() => {
    const items = itemsIn(list.current);
    const at = Math.min(last.current, items.length - 1);
    for (const [index, item] of items.entries()) item.tabIndex = index === at ? 0 : -1;
    if (had.current && document.activeElement === document.body) items[at]?.focus();
  });

  const onFocus = ({ target }: { readonly target: EventTarget }) => {
    const items = itemsIn(list.current);
    const at = items.findIndex((item) => item.contains(target as Node));
    had.current = at >= 0;
    if (at < 0) return;
    last.current = at;
    for (const [index, item] of items.entries()) item.tabIndex = index === at ? 0 : -1;
  };

  const onBlur = ({ relatedTarget }: { readonly relatedTarget: EventTarget | null }) => {
    // Who goes elsewhere by their own will is not called back.
    if (relatedTarget)
      had.current = itemsIn(list.current).some((item) => item.contains(relatedTarget as Node));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
    const items = itemsIn(list.current);
    const at = items.findIndex((item) => item.contains(target as Node));
    if (at < 0) return;
    const step = steps[key];
    const part =
      target === items[at] || /^[a-z]$/i.test(key)
        ? presses[key.length === 1 ? key.toLowerCase() : key]
        : undefined;
    if (step) items[step(at, items.length - 1)]?.focus();
    else if (part) items[at]?.querySelector<HTMLElement>(part)?.click();
    else return;
    event.preventDefault();
  };
  return { onFocus, onBlur, onKeyDown };
}
