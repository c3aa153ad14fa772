import { type Hint, hintSchema } from '#domain/sync/wire.ts';
import type { Answer } from './server-client.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';

/** A stream that has been silent for this long is dead; the server sends a heartbeat every 15 s. Milliseconds. */
const silence = 45_000;

/**
 * Reads hints from the server's stream (S13) until it ends, breaks, falls silent or `signal` says stop. Never
 * throws: whoever calls reconnects.
 */
export async function readHints(
  open: (signal: AbortSignal) => Promise<Answer<Response>>,
  signal: AbortSignal,
  on: { readonly opened: () => void; readonly hint: (hint: Hint) => void },
  around: Partial<Surroundings> = {},
): Promise<void> {
  // A signal that has fired already fires no event.
  if (signal.aborted) return;
  const { later } = surroundingsWith(around);
  const guard = new AbortController();
  const stop = () => guard.abort();
  signal.addEventListener('abort', stop);
  let unwatch = later(stop, silence);
  try {
    const answer = await open(guard.signal);
    if (!answer.ok || !answer.value.body) return;
    on.opened();
    const reader = answer.value.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      unwatch();
      unwatch = later(stop, silence);
      const lines = (rest + chunk.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) report(line, on.hint);
    }
  } catch {
    // A broken connection and a stop end the reading alike.
  } finally {
    unwatch();
    signal.removeEventListener('abort', stop);
    guard.abort();
  }
}

function report(line: string, hint: (hint: Hint) => void): void {
  if (!line.startsWith('data:')) return;
  try {
    const parsed = hintSchema.safeParse(JSON.parse(line.slice('data:'.length)));
    if (parsed.success) hint(parsed.data);
  } catch {
    // A line that is no JSON is no hint; the poll finds what it meant.
  }
}
