import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Where a command is typed, and where it answers. */
export type Terminal = {
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
  /** What is typed after a question, and shown to nobody; null where there is no terminal to ask at. */
  readonly askHidden: (question: string) => Promise<string | null>;
  /** All that is piped in. */
  readonly piped: () => Promise<string>;
};

export const processTerminal: Terminal = {
  say: (line) => console.log(line),
  warn: (line) => console.error(line),
  askHidden,
  piped: () => text(process.stdin),
};

async function askHidden(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // Only now: from here on the terminal repeats nothing of what is typed.
  process.stderr.write(question);
  const stopped = new AbortController();
  lines.once('SIGINT', () => stopped.abort());
  lines.once('close', () => stopped.abort());
  try {
    return await lines.question('', { signal: stopped.signal });
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
    return '';
  } finally {
    process.stderr.write('\n');
    lines.close();
  }
}
