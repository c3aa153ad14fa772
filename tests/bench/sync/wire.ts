import { Agent, request } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Asks a server as the app does: kept connections, answers in gzip. */
export type Wire = {
  readonly get: <T>(path: string) => Promise<T>;
  /** The text of an answer, unread. */
  readonly text: (path: string) => Promise<string>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
  readonly put: (path: string) => Promise<unknown>;
  /** The bytes of bodies so far, as they went. */
  readonly bytes: { sent: number; received: number };
};

const agent = new Agent({ keepAlive: true, maxSockets: 600 });

/** `packs`: bodies go in gzip, too. Throws where the answer is no success. */
export function openWire(url: string, headers: Readonly<Record<string, string>> = {}, packs = false): Wire {
  const bytes = { sent: 0, received: 0 };
  const ask = async (method: string, path: string, body?: unknown): Promise<string> => {
    const plain = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const sent = plain && packs ? gzipSync(plain) : plain;
    const about = sent ? { 'content-type': 'application/json', 'content-length': sent.length } : {};
    const packing = sent && packs ? { 'content-encoding': 'gzip' } : {};
    const all = { 'accept-encoding': 'gzip', ...about, ...packing, ...headers };
    const { status, encoding, data } = await exchange(`${url}${path}`, method, all, sent);
    bytes.sent += sent?.length ?? 0;
    bytes.received += data.length;
    const text = (encoding === 'gzip' ? gunzipSync(data) : data).toString('utf8');
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
    return text;
  };
  return {
    bytes,
    text: (path) => ask('GET', path),
    get: async <T>(path: string) => JSON.parse(await ask('GET', path)) as T,
    post: async <T>(path: string, body: unknown) => JSON.parse(await ask('POST', path, body)) as T,
    put: (path) => ask('PUT', path),
  };
}

type Answer = { readonly status: number; readonly encoding: string | undefined; readonly data: Buffer };

const exchange = (
  url: string,
  method: string,
  headers: Readonly<Record<string, string | number>>,
  body: Buffer | undefined,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode: status = 0, headers: told } = answer;
        resolve({ status, encoding: told['content-encoding'], data: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
