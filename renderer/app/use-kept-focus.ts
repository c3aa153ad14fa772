import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

type Place = RefObject<HTMLElement | null>;

const isLost = (): boolean =>
  document.activeElement === document.body && document.querySelector('[aria-modal="true"]') === null;

/**
 * Keeps the keys going somewhere. What had the focus may be gone: with its dialog or menu, then what had it in the
 * frame before has it again; with its screen, then the screen that came has it.
 */
export function useKeptFocus(frame: Place, main: Place): void {
  const last = useLastFocus(frame);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another screen
  useEffect(() => {
    if (isLost()) main.current?.focus();
  }, [pathname, main]);

  useEffect(() => {
    const giveBack = () => {
      if (!last.current || !isLost()) return;
      const back = last.current.isConnected ? last.current : main.current;
      back?.focus({ preventScroll: true });
    };
    // On its way from one field to the next the focus is nowhere for a moment, and a list may close just then.
    const observer = new MutationObserver(() => {
      watch();
      requestAnimationFrame(giveBack);
    });
    // Dialogs and menus lie beside the frame. Everything below would be too much to watch: a table that scrolls.
    const watch = () => {
      for (const place of [document.body, ...document.querySelectorAll('[data-portal]')])
        observer.observe(place, { childList: true });
    };
    watch();
    return () => observer.disconnect();
  }, [last, main]);
}

/** What had the focus last within the frame; null after a person has taken it away by a click beside everything. */
function useLastFocus(frame: Place): Place {
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const isWithin = (target: EventTarget | null): target is HTMLElement =>
      target instanceof HTMLElement && frame.current?.contains(target) === true;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (isWithin(target)) last.current = target;
    };
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (isWithin(target) && relatedTarget === null && document.hasFocus()) last.current = null;
    };
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', onFocusOut);
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
    };
  }, [frame]);
  return last;
}
