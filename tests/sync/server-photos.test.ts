import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoLimit } from '#domain/technician/fields.ts';
import { type Api, startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let manager: Api;

beforeAll(async () => {
  server = await startServer();
  manager = await server.signIn('manager');
});
afterAll(() => server.stop());

const heads = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/webp': [...Buffer.from('RIFF\0\0\0\0WEBP')],
};

/** Bytes that begin as such an image does. */
function image(type: keyof typeof heads, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(7);
  bytes.set(heads[type].slice(0, size));
  return bytes;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const put = (
  bytes: Uint8Array<ArrayBuffer>,
  { hash = sha256(bytes), api = manager, type = 'image/jpeg' } = {},
) => api.request(`/api/photos/${hash}`, { method: 'PUT', body: bytes, headers: { 'content-type': type } });
const codeOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { code: string } };
  return [answer.status, error.code];
};

describe('photos', () => {
  it.each(Object.keys(heads) as (keyof typeof heads)[])(
    '[S19] keeps a %s and gives it back',
    async (type) => {
      const bytes = image(type, 1000);
      const kept = await put(bytes, { type: 'application/octet-stream' });
      expect([kept.status, await kept.json()]).toEqual([201, { sha256: sha256(bytes), type, bytes: 1000 }]);
      const path = `/api/photos/${sha256(bytes)}`;
      const answer = await manager.request(path);
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
      const head = await manager.request(path, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000']);
      expect((await put(bytes)).status).toBe(201);
    },
  );

  it('[S19] accepts 16 MiB and refuses one byte more', async () => {
    expect((await put(image('image/jpeg', photoLimit))).status).toBe(201);
    const larger = image('image/jpeg', photoLimit + 1);
    expect(await codeOf(await put(larger))).toEqual([413, 'too_large']);
    const unannounced = await manager.request(`/api/photos/${sha256(larger)}`, {
      method: 'PUT',
      body: new Blob([larger]).stream(),
      headers: { 'content-type': 'image/jpeg' },
      duplex: 'half',
    } as RequestInit);
    expect(await codeOf(unannounced)).toEqual([413, 'too_large']);
    expect((await manager.request(`/api/photos/${sha256(larger)}`)).status).toBe(404);
  });

  it('[S19] refuses what has another hash, is no image, or has no name', async () => {
    const bytes = image('image/png', 500);
    expect(await codeOf(await put(bytes, { hash: 'a'.repeat(64) }))).toEqual([400, 'hash_mismatch']);
    const script = new TextEncoder().encode('<script>alert(1)</script>');
    expect(await codeOf(await put(script))).toEqual([415, 'not_an_image']);
    expect(await codeOf(await put(new Uint8Array()))).toEqual([415, 'not_an_image']);
    for (const hash of ['x', 'A'.repeat(64), '..%2f..%2fetc', 'a'.repeat(65)])
      expect(await codeOf(await put(bytes, { hash }))).toEqual([400, 'bad_hash']);
    expect(await codeOf(await put(bytes, { type: 'text/html' }))).toEqual([415, 'unsupported_type']);
  });

  it('are for those who may edit to add, and for their company to see', async () => {
    const bytes = image('image/png', 700);
    const [viewer, outsider] = await Promise.all([server.signIn('viewer'), server.signIn('outsider')]);
    expect(await codeOf(await put(bytes, { api: viewer }))).toEqual([403, 'forbidden']);
    await put(bytes);
    const path = `/api/photos/${sha256(bytes)}`;
    const statuses = [viewer.request(path), outsider.request(path), fetch(server.address + path)];
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 404, 401]);
  });

  it('leave nothing behind when they break off', async () => {
    const hash = 'b'.repeat(64);
    const broken = Promise.withResolvers<void>();
    const headers = {
      authorization: `Bearer ${manager.session.token}`,
      'content-type': 'image/jpeg',
      'content-length': '100000',
    };
    const request = httpRequest(`${server.address}/api/photos/${hash}`, { method: 'PUT', headers });
    request.once('error', () => broken.resolve());
    request.write(image('image/jpeg', 50_000), () => request.destroy());
    await broken.promise;
    expect((await manager.request(`/api/photos/${hash}`)).status).toBe(404);
    await expect.poll(() => readdirSync(join(server.dataDir, 'photos', '.incoming'))).toEqual([]);
  });
});
