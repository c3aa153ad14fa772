import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoLimit } from '#domain/photo/photo-limits.ts';
import { partLimit } from '#domain/photo/upload-wire.ts';
import { cut, jpeg, png, sha256Of } from '#tests/support/images.ts';
import { keptParts } from '#tests/support/kept-photos.ts';
import { type Api, startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let manager: Api;

beforeAll(async () => {
  server = await startServer();
  manager = await server.signIn('manager');
});
afterAll(() => server.stop());

type Bytes = Uint8Array<ArrayBuffer>;
const octets = { 'content-type': 'application/octet-stream' };
const addressOf = (bytes: Bytes) => `/api/photos/${sha256Of(bytes)}`;

async function put(photo: Bytes, from: number, to: number, { api = manager, total = photo.length } = {}) {
  const answer = await api.request(`${addressOf(photo)}/parts?offset=${from}&total=${total}`, {
    method: 'PUT',
    body: photo.slice(from, to),
    headers: octets,
  });
  const body = (await answer.json()) as { received?: number; complete?: boolean; error?: { code: string } };
  return { status: answer.status, ...body, code: body.error?.code };
}

async function received(photo: Bytes, api = manager) {
  const answer = await api.request(`${addressOf(photo)}/parts`);
  return answer.status === 200 ? ((await answer.json()) as object) : answer.status;
}

const unfinished = () => keptParts(server).names();

describe('a photo in parts', () => {
  it('[S19] is there when the last part has come, and says on the way how far it is', async () => {
    const photo = png({ size: 100_000, seed: 1 });
    expect(await received(photo)).toBe(404);
    expect(await put(photo, 0, 40_000)).toMatchObject({ status: 200, received: 40_000, complete: false });
    expect(await received(photo)).toEqual({ received: 40_000, complete: false });
    const head = await manager.request(`${addressOf(photo)}/parts`, { method: 'HEAD' });
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '40000']);
    expect((await manager.request(addressOf(photo))).status).toBe(404);
    expect(await put(photo, 40_000, 100_000)).toMatchObject({ status: 201, received: 100_000 });
    expect(await received(photo)).toEqual({ received: 100_000, complete: true });
    const answer = await manager.request(addressOf(photo));
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(photo);
    expect(await put(photo, 0, 10)).toMatchObject({ status: 201, received: 100_000, complete: true });
    expect(await unfinished()).toEqual([]);
  });

  it('[S19] goes on where it was when the server has started again', async () => {
    const photo = png({ size: 60_000, seed: 2 });
    await put(photo, 0, 25_000);
    server = await server.restart();
    manager = await server.signIn('manager');
    expect(await received(photo)).toEqual({ received: 25_000, complete: false });
    expect(await put(photo, 25_000, 60_000)).toMatchObject({ status: 201 });
  });

  it('[S19] is finished by an empty part where all of it had come before the server was killed', async () => {
    const photo = png({ size: 9000, seed: 3 });
    await put(photo, 0, 100);
    const [name = ''] = await unfinished();
    await keptParts(server).write(name, photo);
    expect(await received(photo)).toEqual({ received: 9000, complete: false });
    expect(await put(photo, 9000, 9000)).toMatchObject({ status: 201, complete: true });
  });

  it('[S19] answers a part in the wrong place with where to go on', async () => {
    const photo = png({ size: 50_000, seed: 4 });
    expect(await put(photo, 10, 20)).toMatchObject({ status: 409, code: 'wrong_offset', received: 0 });
    await put(photo, 0, 20_000);
    for (const from of [0, 19_999, 20_001])
      expect(await put(photo, from, from + 5)).toMatchObject({ status: 409, received: 20_000 });
    expect(await put(photo, 20_000, 50_000)).toMatchObject({ status: 201 });
  });

  it('[S19] comes to no harm when two send it at once', async () => {
    const photo = png({ size: 80_000, seed: 5 });
    const twice = () => Promise.all([put(photo, 0, 40_000), put(photo, 0, 40_000)]);
    expect((await twice()).map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const others = await server.signIn('admin');
    await Promise.all([
      put(photo, 40_000, 80_000),
      put(photo, 0, 80_000, { api: others }),
      manager.request(addressOf(photo), { method: 'PUT', body: photo, headers: octets }),
    ]);
    const answer = await manager.request(addressOf(photo));
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(photo);
  });

  it('[S19] is a matter of one person until it is there', async () => {
    const photo = png({ size: 5000, seed: 6 });
    await put(photo, 0, 1000);
    const [viewer, admin, outsider] = await Promise.all(['viewer', 'admin', 'outsider'].map(server.signIn));
    expect(await received(photo, viewer)).toBe(403);
    expect(await put(photo, 1000, 5000, { api: viewer as Api })).toMatchObject({ code: 'forbidden' });
    expect([await received(photo, admin), await received(photo, outsider)]).toEqual([404, 404]);
    expect(await put(photo, 1000, 5000)).toMatchObject({ status: 201 });
    expect(await received(photo, outsider)).toBe(404);
  });

  it('[S19] is refused before it is read where it is too large', async () => {
    const photo = jpeg({ size: 1000 });
    const more = photoLimit + 1;
    expect(await put(photo, 0, 1000, { total: more })).toMatchObject({ status: 413, code: 'too_large' });
    const long = jpeg({ size: partLimit + 1 });
    expect(await put(long, 0, partLimit + 1)).toMatchObject({ status: 413, code: 'part_too_large' });
    expect(await put(long, 0, partLimit)).toMatchObject({ status: 200, received: partLimit });
    expect(await put(photo, 0, 1000, { total: 999 })).toMatchObject({ status: 400, code: 'bad_part' });
    expect(await put(photo, 0, 0)).toMatchObject({ status: 400, code: 'bad_part' });
    const unannounced = await manager.request(
      `${addressOf(long)}/parts?offset=${partLimit}&total=${photoLimit}`,
      {
        method: 'PUT',
        body: new Blob([long]).stream(),
        headers: octets,
        duplex: 'half',
      } as RequestInit,
    );
    expect(unannounced.status).toBe(413);
    const nowhere = await manager.request(`${addressOf(photo)}/parts`, {
      method: 'PUT',
      body: photo,
      headers: octets,
    });
    expect(nowhere.status).toBe(400);
  });

  it('[S19] is looked at as a whole, and begins anew where it is no photo', async () => {
    const broken = cut(jpeg({ size: 30_000 }), 10);
    await put(broken, 0, 10_000);
    expect(await put(broken, 10_000, broken.length)).toMatchObject({ status: 422, code: 'truncated' });
    expect(await received(broken)).toBe(404);

    const photo = png({ size: 4000, seed: 7 });
    await put(photo, 0, 2000);
    const name = (await unfinished()).find((each) => each.startsWith(sha256Of(photo))) ?? '';
    await keptParts(server).write(name, new Uint8Array(2000));
    expect(await put(photo, 2000, 4000)).toMatchObject({ status: 400, code: 'hash_mismatch' });
    expect(await received(photo)).toBe(404);
  });

  it('[S19] waits where a company has begun too much, and old beginnings make room', async () => {
    const old = new Date(Date.now() - 3.1 * 24 * 60 * 60_000);
    for (const name of ['0', '1'].map((digit) => `${digit.repeat(64)}.somebody`))
      await keptParts(server).writeOld(name, 300 * 1024 * 1024, old);
    const photo = png({ size: 3000, seed: 8 });
    expect(await put(photo, 0, 1000)).toMatchObject({ status: 429, code: 'too_many_unfinished' });
    expect(await put(photo, 0, 1000, { api: await server.signIn('outsider') })).toMatchObject({
      status: 200,
    });
    server = await server.restart();
    manager = await server.signIn('manager');
    await expect.poll(async () => (await put(photo, 0, 1000)).status).toBe(200);
  });
});
