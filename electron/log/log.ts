import { basename } from 'node:path';
import { app, shell, type WebContents } from 'electron';
import type { Done } from '../contract.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import { type Facts, type LogEvent, logLine } from './log-line.ts';

let file: LogFile | null = null;

const open = () => {
  file ??= openLogFile(app.getPath('logs'));
  return file;
};

/** Writes a line of the log; of an error only what names nobody. */
export const log = (event: LogEvent, facts: Facts = {}, error?: unknown): void =>
  open().add(logLine(new Date(), event, facts, error));

/** The end of the log, at most so many bytes. */
export const logTail = (bytes: number): string => open().tail(bytes);

/** Logs what goes wrong anywhere in main, and lets it go on as it would. */
export function logFaults(): void {
  process.on('uncaughtExceptionMonitor', (error) => log('exception', {}, error));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log('child gone', { type, reason, exitCode }),
  );
}

/** Logs where a page has an error; what the error says stays in the page. */
export function logPageErrors(contents: WebContents): void {
  contents.on('console-message', ({ level, lineNumber, sourceId }) => {
    if (level === 'error') log('page error', { file: basename(sourceId), line: lineNumber });
  });
}

/** Shows the folder of the log in the system's own window. */
export async function showLogs(): Promise<Done> {
  const trouble = await shell.openPath(app.getPath('logs'));
  return trouble === '' ? { ok: true } : { ok: false, reason: `The folder can’t be opened: ${trouble}` };
}
