import { arch, release } from 'node:os';
import { app, type WebContents } from 'electron';
import type { SavedFile } from '../contract.ts';
import { diagnosticsText } from '../diagnostics.ts';
import { logTail } from '../log/log.ts';
import { readPolicies } from '../policies/policies.ts';
import { saveAs } from './save-file.ts';

/** As much of the log goes along, in bytes. */
const tailBytes = 64 * 1024;

/** Asks where to save, then writes what helps to find a fault. `counters` are the page's. */
export function exportDiagnostics(
  counters: Readonly<Record<string, number>>,
  sender: WebContents,
): Promise<SavedFile> {
  const at = new Date();
  const make = async () => {
    const { electron, chrome, node } = process.versions;
    return diagnosticsText({
      at,
      versions: { Fieldroster: app.getVersion(), Electron: electron, Chrome: chrome, Node: node },
      system: `${process.platform} ${release()} ${arch()}`,
      managed: (await readPolicies()).managed,
      counters,
      log: logTail(tailBytes),
    });
  };
  return saveAs(`fieldroster-diagnostics-${at.toISOString().slice(0, 10)}.txt`, make, sender);
}
