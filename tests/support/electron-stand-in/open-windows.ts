/** A window as far as leaving the app is concerned. */
type OpenWindow = { close(): void };

const windows = new Set<OpenWindow>();
const whenEmpty: (() => void)[] = [];

export function windowOpened(window: OpenWindow): void {
  windows.add(window);
}

export function windowClosed(window: OpenWindow): void {
  if (windows.delete(window) && windows.size === 0) for (const listener of whenEmpty) listener();
}

/** Calls `listener` each time the last window has closed. */
export function onLastWindowClosed(listener: () => void): void {
  whenEmpty.push(listener);
}

/** Asks every window to close; answers whether there were none. */
export function closeAllWindows(): boolean {
  const wereNone = windows.size === 0;
  for (const window of [...windows]) window.close();
  return wereNone;
}
