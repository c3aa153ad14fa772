import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { DesktopShell } from '../host.ts';
import { fileName } from './file-name.ts';

let isPrinting = false;
let schemeBefore: string | undefined;
const listeners = new Set<() => void>();

/** Whether the screen is drawn for paper now. */
export const useIsPrinting = (): boolean => useSyncExternalStore(onPrinting, printingNow);

/** Opens the print dialog of the system or the browser. */
export const printPage = (): void => window.print();

/** Asks where to save what would be printed. The file gets the name of what is on the screen. */
export async function savePage({ savePdf }: DesktopShell): Promise<void> {
  draw(true);
  try {
    await savePdf(`${fileName(document.title)}.pdf`);
  } finally {
    draw(false);
  }
}

function onPrinting(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const printingNow = () => isPrinting;

// At once: the browser prints what is there when the event ends. Paper is light.
function draw(now: boolean): void {
  if (now === isPrinting) return;
  isPrinting = now;
  const { dataset } = document.documentElement;
  if (now) schemeBefore = dataset.mantineColorScheme;
  dataset.mantineColorScheme = now ? 'light' : schemeBefore;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

window.addEventListener('beforeprint', () => draw(true));
window.addEventListener('afterprint', () => draw(false));
