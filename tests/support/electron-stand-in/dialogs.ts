import { EventEmitter } from 'node:events';
import type { Dialog, Shell } from 'electron';

const CANCEL = { canceled: true, filePath: '' };

/** Nobody sits in front of a test: dialogs are canceled until a test replaces the function. */
export const dialog = {
  showSaveDialog: async () => CANCEL,
  showMessageBoxSync: (...args: Parameters<Dialog['showMessageBoxSync']>) => cancelId(args),
};

/** Opens nothing; tests replace it to see what would be opened. */
export const shell: Pick<Shell, 'openExternal' | 'openPath'> = {
  openExternal: async () => undefined,
  openPath: async () => '',
};

/** Never fires on its own; tests emit `resume`. */
export const powerMonitor = new EventEmitter();

function cancelId(args: unknown[]): number {
  const options = args.at(-1) as { cancelId?: number };
  return options.cancelId ?? 0;
}
