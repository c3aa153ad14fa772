import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoLimit } from '#domain/photo/photo-limits.ts';
import { cut, jpeg, png, sha256Of, webp } from '#tests/support/images.ts';
import { leftovers } from '#tests/support/kept-photos.ts';
import { type Api, startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let manager: Api;

beforeAll(async () => {
  server = await startServer();
  manager = await server.signIn('manager');
});
afterAll(() => server.stop());

const put = (
  bytes: Uint8Array<ArrayBuffer>,
  { hash = sha256Of(bytes), api = manager, type = 'image/jpeg' } = {},
) => api.request(`/api/photos/${hash}`, { method: 'PUT', body: bytes, headers: { 'content-type': type } });
const codeOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: { code: string } };
  return [answer.status, error.code];
};
const messageOf = async (answer: Response) =>
  ((await answer.json()) as { error: { message: string } }).error.message;
const text = (content: string) => new TextEncoder().encode(content);

describe('photos', () => {
  it.each([
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['image/webp', webp()],
  ])('[S19] keeps a %s and gives it back', async (type, bytes) => {
    const kept = await put(bytes, { type: 'application/octet-stream' });
    const bytesOf = { sha256: sha256Of(bytes), type, bytes: bytes.length };
    expect([kept.status, await kept.json()]).toEqual([201, bytesOf]);
    const path = `/api/photos/${sha256Of(bytes)}`;
    const answer = await manager.request(path);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    const head = await manager.request(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
    expect((await put(bytes)).status).toBe(201);
  });

  it('[S19] accepts 16 MiB and refuses one byte more', async () => {
    const largest = jpeg({ size: photoLimit });
    expect(largest.length).toBe(photoLimit);
    expect((await put(largest)).status).toBe(201);
    const larger = jpeg({ size: photoLimit + 1 });
    expect(larger.length).toBe(photoLimit + 1);
    expect(await codeOf(await put(larger))).toEqual([413, 'too_large']);
    const unannounced = await manager.request(`/api/photos/${sha256Of(larger)}`, {
      method: 'PUT',
      body: new Blob([larger]).stream(),
      headers: { 'content-type': 'image/jpeg' },
      duplex: 'half',
    } as RequestInit);
    expect(await codeOf(unannounced)).toEqual([413, 'too_large']);
    expect((await manager.request(`/api/photos/${sha256Of(larger)}`)).status).toBe(404);
  });

  it('[S19] refuses what has another hash, is no image, or has no name', async () => {
    const bytes = png({ seed: 1 });
    expect(await codeOf(await put(bytes, { hash: 'a'.repeat(64) }))).toEqual([400, 'hash_mismatch']);
    expect(await codeOf(await put(text('<script>alert(1)</script>')))).toEqual([415, 'not_an_image']);
    expect(await codeOf(await put(new Uint8Array()))).toEqual([415, 'not_an_image']);
    for (const hash of ['x', 'A'.repeat(64), '..%2f..%2fetc', 'a'.repeat(65)])
      expect(await codeOf(await put(bytes, { hash }))).toEqual([400, 'bad_hash']);
    expect(await codeOf(await put(bytes, { type: 'text/html' }))).toEqual([415, 'unsupported_type']);
  });

  it.each([
    ['a PDF', '%PDF-1.7\n%%EOF'],
    ['a SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
  ])('[S19] names %s that was renamed', async (kind, content) => {
    const answer = await put(text(content));
    expect(answer.status).toBe(415);
    expect(await messageOf(answer)).toContain(kind);
  });

  it('[S19] refuses a small file that would fill the memory, and keeps nothing of it', async () => {
    const bomb = png({ width: 20_000, height: 20_000 });
    expect(bomb.length).toBeLessThan(60_000);
    const answer = await put(bomb, { type: 'image/png' });
    expect(answer.status).toBe(422);
    expect(await messageOf(answer)).toContain('20000 × 20000 pixels');
    expect((await manager.request(`/api/photos/${sha256Of(bomb)}`)).status).toBe(404);
  });

  it.each([
    ['JPEG', cut(jpeg({ size: 50_000 }), 40)],
    ['PNG', cut(png({ size: 5000, seed: 2 }), 12)],
    ['WebP', cut(webp(), 2)],
  ])('[S19] refuses a %s that breaks off', async (_kind, bytes) => {
    expect(await codeOf(await put(bytes))).toEqual([422, 'truncated']);
  });

  it('are for those who may edit to add, and for their company to see', async () => {
    const bytes = png({ seed: 3 });
    const [viewer, outsider] = await Promise.all([server.signIn('viewer'), server.signIn('outsider')]);
    expect(await codeOf(await put(bytes, { api: viewer }))).toEqual([403, 'forbidden']);
    await put(bytes);
    const path = `/api/photos/${sha256Of(bytes)}`;
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
    request.write(jpeg({ size: 50_000 }), () => request.destroy());
    await broken.promise;
    expect((await manager.request(`/api/photos/${hash}`)).status).toBe(404);
    await expect.poll(() => leftovers(server.dataDir)).toEqual([]);
  });
});
