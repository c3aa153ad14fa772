import { useEffect, useRef } from 'react';

/** How often it is looked whether somebody is still there, in milliseconds. */
const lookEvery = 5_000;

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks after so many minutes in which nobody touched the app; null for never. A sleep of the computer counts. */
export function useIdleLock(minutes: number | null, lock: () => void): void {
  const latest = useRef(lock);
  latest.current = lock;
  useEffect(() => {
    if (minutes === null) return;
    let lastSign = Date.now();
    const live = () => {
      lastSign = Date.now();
    };
    const look = () => {
      if (Date.now() - lastSign >= minutes * 60_000) latest.current();
    };
    for (const sign of signsOfLife) window.addEventListener(sign, live, { passive: true, capture: true });
    const timer = setInterval(look, lookEvery);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, live, { capture: true });
    };
  }, [minutes]);
}
