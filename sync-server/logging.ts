import { Writable } from 'node:stream';
import type { Config } from './config.ts';

/** Where lines go; the server's is stderr. */
type Sink = { readonly write: (text: string) => unknown };

type AnonymousError = {
  readonly type: string;
  readonly message: '';
  readonly code: string | undefined;
  readonly stack: string;
};

/**
 * What the log says of an error: its kind and where it came from, and never its message, which may hold what
 * somebody typed or what a database found in a row.
 */
export function anonymousError(error: Error): AnonymousError {
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    message: '',
    type: error.constructor?.name ?? 'Error',
    code: typeof code === 'string' && /^[A-Z0-9_]{1,60}$/i.test(code) ? code : undefined,
    stack: frames.map((line) => line.trim()).join(' '),
  };
}

/** The server's log: a line of JSON each, or of text for people. Addresses, names and tokens are in none of it. */
export const loggerFor = ({ level, format }: Config['log'], sink: Sink = process.stderr) => ({
  level,
  formatters: { level: (label: string) => ({ level: label }) },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  base: { pid: process.pid },
  serializers: { err: anonymousError, req: nothing, res: nothing },
  hooks: { logMethod: withoutMessages },
  stream: format === 'json' ? sink : readable(sink),
});

const nothing = () => ({});

/** An error without words of ours beside it would be logged by its own. */
function withoutMessages(
  this: unknown,
  args: readonly unknown[],
  method: (...args: unknown[]) => void,
): void {
  const [first, second] = args;
  const about = first instanceof Error ? { err: first } : first;
  const isError = typeof about === 'object' && about !== null && 'err' in about;
  method.apply(this, isError ? [about, second ?? 'something failed'] : [...args]);
}

/** `2026-11-25T09:00:00.000Z warn a sentence key=value`. */
const readable = (sink: Sink): Writable =>
  new Writable({
    write: (chunk, _encoding, done) => {
      const { time, level, msg, pid: _, ...more } = JSON.parse(String(chunk)) as Record<string, unknown>;
      const rest = Object.entries(more).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      sink.write(`${[time, level, msg, ...rest].join(' ')}\n`);
      done();
    },
  });
