import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How large a file of the log gets before the next begins, in bytes. */
const mostBytes = 512 * 1024;

/** How many full files are kept. */
const mostFiles = 3;

export type LogFile = { readonly add: (line: string) => void; readonly tail: (bytes: number) => string };

/** A log in a folder: `main.log`, and the full ones before it as `main.1.log`, the newest first. */
export function openLogFile(folder: string, limit = mostBytes): LogFile {
  const file = join(folder, 'main.log');
  return {
    add: (line) => {
      try {
        mkdirSync(folder, { recursive: true });
        if (sizeOf(file) + line.length > limit) rotate(folder);
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
      } catch {
        // A full disk must not stop the app over its log.
      }
    },
    tail: (bytes) => lastLines(textOf(join(folder, 'main.1.log')) + textOf(file), bytes),
  };
}

function rotate(folder: string): void {
  const numbered = (number: number) => join(folder, number === 0 ? 'main.log' : `main.${number}.log`);
  rmSync(numbered(mostFiles), { force: true });
  for (let number = mostFiles - 1; number >= 0; number -= 1) {
    if (sizeOf(numbered(number)) > 0) renameSync(numbered(number), numbered(number + 1));
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function textOf(file: string): string {
  return sizeOf(file) > 0 ? readFileSync(file, 'utf8') : '';
}

/** The end of a text, in whole lines. */
function lastLines(text: string, bytes: number): string {
  return text.length <= bytes ? text : text.slice(text.indexOf('\n', text.length - bytes) + 1);
}
