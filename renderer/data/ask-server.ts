import type { z } from 'zod';
import { schemaVersion } from '#domain/sync/collections.ts';
import { errorAnswer, protocolVersion } from '#domain/sync/wire.ts';
import type { Answer, Trouble } from './server-client.ts';

/** How long an answer is waited for, in milliseconds. */
export const patience = 30_000;

/** How long it is waited for whether anything answers at all, in milliseconds. */
const glance = 5_000;

/** A proxy that asks for a day must not stop the sync for a day. Seconds. */
const longestRetryAfter = 600;

/** What every request says of this program (S15), the sign-in too: one that is too old is told before it is in. */
export const versionHeaders = {
  'x-fieldroster-protocol': String(protocolVersion),
  'x-fieldroster-schema': String(schemaVersion),
};

export const noServerThere = 'There is no Fieldroster server at that address. Check it, or ask your IT.';

/** Asks at that address; an answer that says no is a trouble. */
export async function reach(
  fetcher: typeof fetch,
  url: string,
  init: RequestInit,
): Promise<Answer<Response>> {
  let response: Response;
  try {
    response = await fetcher(url, init);
  } catch {
    return { ok: false, reason: 'unreachable', message: 'The server does not answer.' };
  }
  return response.ok ? { ok: true, value: response } : troubleOf(response);
}

/** What an answer holds. What is no JSON comes from something else than our server. */
export async function read<S extends z.ZodType>(
  answer: Answer<Response>,
  schema: S,
): Promise<Answer<z.output<S>>> {
  if (!answer.ok) return answer;
  const { value: response } = answer;
  try {
    const parsed = schema.safeParse(await response.json());
    return parsed.success ? { ok: true, value: parsed.data } : unreadable;
  } catch (error) {
    // An answer that broke off is no sign of another server.
    return error instanceof SyntaxError ? foreign(response.status) : unreadable;
  }
}

/** Does anything answer there, though it does not let this page read what? Ours would. */
export async function hidesAnswer(address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(glance);
    const init: RequestInit = { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal };
    return (await fetch(address, init)).type === 'opaque';
  } catch {
    return false;
  }
}

const unreadable: Trouble = {
  ok: false,
  reason: 'unreadable',
  message:
    'The server answered something that is not understood. Check its address; where that is right, update this app or the server.',
};

export const foreign = (status: number): Trouble => ({
  ok: false,
  reason: 'foreign',
  status,
  message: noServerThere,
});

async function troubleOf(response: Response): Promise<Trouble> {
  const said = errorAnswer.safeParse(await response.json().catch(() => null));
  const { status } = response;
  if (!said.success) return strangeTrouble(response);
  const { code, message, field } = said.data.error;
  const found = {
    ...{ ok: false as const, status, message, code },
    ...(field === undefined ? {} : { field }),
    ...retryAfter(response),
  };
  // Nothing that was typed is at fault, so nothing leaves the queue (S15).
  if (status === 426) return { ...found, reason: code === 'too_new' ? 'tooNew' : 'tooOld' };
  if (status === 401) return { ...found, reason: 'signedOut' };
  return { ...found, reason: isBusy(status) ? 'busy' : 'refused' };
}

const isBusy = (status: number) => status === 408 || status === 429 || status >= 500;

/** What a proxy in front of the server finds too large, which less at once may mend. */
const tooLarge: readonly number[] = [413, 431];

/** Not in our words: of a proxy whose server is away, or of another server altogether. */
function strangeTrouble(response: Response): Trouble {
  const { status } = response;
  const found = { ok: false as const, status, ...retryAfter(response) };
  if (isBusy(status))
    return { ...found, reason: 'busy', message: `The server answered ${status}. Try again in a while.` };
  if (tooLarge.includes(status))
    return { ...found, reason: 'refused', message: `The server answered ${status}.` };
  return foreign(status);
}

function retryAfter(response: Response): { retryAfter?: number } {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0
    ? { retryAfter: Math.min(seconds, longestRetryAfter) * 1000 }
    : {};
}
