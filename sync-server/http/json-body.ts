import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from './errors.ts';

/** The most bytes of a body where a route names no other limit. */
export const ordinaryLimit = 64 * 1024;

/**
 * Reads JSON bodies, plain or with `Content-Encoding: gzip`. The route's limit counts the bytes after inflating, so
 * that a small body can't become a large one. `__proto__` stays an ordinary key, for the row's judge to refuse.
 */
export function installJsonBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', async (request: FastifyRequest, payload: IncomingMessage) =>
    parseJson(await readAll(request, payload)),
  );
}

/** As `installJsonBody`, for routes that parse the bytes themselves, when it is their turn (`parseJson`). */
export function installUnparsedBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', readAll);
}

async function readAll(request: FastifyRequest, payload: IncomingMessage): Promise<Buffer> {
  const limit = request.routeOptions.bodyLimit;
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) throw tooLarge(payload, limit);
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity') return collect(payload, payload, limit);
  if (encoding !== 'gzip') {
    payload.resume();
    throw new Refused(415, 'unsupported_encoding', 'Send the body plain or as gzip.');
  }
  return inflate(payload, limit);
}

async function inflate(payload: IncomingMessage, limit: number): Promise<Buffer> {
  const gunzip = createGunzip();
  payload.once('error', (error) => gunzip.destroy(error));
  payload.once('aborted', () => gunzip.destroy(new Error('The request was aborted')));
  try {
    return await collect(payload.pipe(gunzip), payload, limit);
  } catch (error) {
    if (error instanceof Refused) throw error;
    payload.resume();
    throw new Refused(400, 'bad_gzip', 'The body says that it is gzip and is not. Send it again.');
  } finally {
    payload.unpipe(gunzip);
    gunzip.destroy();
  }
}

async function collect(source: Readable, payload: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return chunks.push(chunk);
      source.off('data', onData);
      if (source !== payload) payload.unpipe();
      return reject(tooLarge(payload, limit));
    };
    source.on('data', onData);
    source.once('end', () => resolve(Buffer.concat(chunks, size)));
    source.once('error', reject);
    source.once('close', () => reject(new Refused(400, 'bad_request', 'The body broke off. Send it again.')));
  });
}

/** The rest is read and thrown away: a client that is still sending would never see the answer otherwise. */
function tooLarge(payload: IncomingMessage, limit: number): Refused {
  payload.resume();
  return new Refused(413, 'too_large', `A body here has at most ${limit} bytes. Send less at once.`);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Throws what the client is told where it is not JSON in UTF-8. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Refused(400, 'bad_json', 'The body is not JSON in UTF-8. Check it and send it again.');
  }
}
