import { BrowserWindow, powerMonitor } from 'electron';
import type { ShellEvent } from '../contract.ts';

const RESUME: ShellEvent = 'resume';

/** Tells the page when the computer wakes, so that it pulls at once. */
export function announceResume(): void {
  powerMonitor.on('resume', () => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(RESUME);
  });
}
