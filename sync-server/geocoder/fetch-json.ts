import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress, NotPublic, publicLookup } from './public-address.ts';

/** Why nothing usable came. */
export type NoAnswer = 'notPublic' | 'unreachable' | 'tooLarge' | 'redirected' | 'refused' | 'unreadable';
export type JsonAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: NoAnswer; readonly status?: number };

export type FetchOptions = {
  readonly userAgent: string;
  /** `host:port` of servers that may have a private address, since IT has said so. */
  readonly privateHosts: ReadonlySet<string>;
};

/** In milliseconds, from the first byte sent to the last one received. */
const patience = 8_000;
const longestAnswer = 256 * 1024;

/** Reads JSON from somebody else's server: public addresses only, no redirect followed, within limits. */
export async function fetchJson(url: URL, options: FetchOptions): Promise<JsonAnswer> {
  const isTrusted = options.privateHosts.has(url.host);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address that is written out is never looked up.
  if (!isTrusted && isIP(host) && !isPublicAddress(host)) return { ok: false, reason: 'notPublic' };
  try {
    const answer = await open(url, options.userAgent, isTrusted ? undefined : publicLookup);
    return await read(answer);
  } catch (error) {
    return { ok: false, reason: error instanceof NotPublic ? 'notPublic' : 'unreachable' };
  }
}

function open(url: URL, userAgent: string, lookup: LookupFunction | undefined): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        // A connection of its own: a kept one was not looked at.
        agent: false,
        headers: { 'user-agent': userAgent, accept: 'application/json', 'accept-encoding': 'identity' },
        signal: AbortSignal.timeout(patience),
        ...(lookup ? { lookup } : {}),
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end();
  });
}

async function read(answer: IncomingMessage): Promise<JsonAnswer> {
  const status = answer.statusCode ?? 0;
  if (status !== 200) {
    answer.destroy();
    return { ok: false, reason: status >= 300 && status < 400 ? 'redirected' : 'refused', status };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longestAnswer) return { ok: false, reason: 'tooLarge' };
    chunks.push(chunk);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
}
