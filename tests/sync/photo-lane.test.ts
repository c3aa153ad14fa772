import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { technicianFields } from '#domain/technician/fields.ts';
import { jpeg, png, sha256Of } from '#tests/support/images.ts';
import { createMemoryStore } from '#tests/support/memory-store.ts';
import { type DeskOptions, openDesk, type PhotoDesk } from '#tests/support/photo-desk.ts';
import { sample } from '#tests/support/sample.ts';
import { type SyncServer, startSyncServer, until } from '#tests/support/sync-office.ts';

let server: SyncServer;
let open: PhotoDesk[];

beforeEach(async () => {
  server = await startSyncServer();
  open = [];
});

afterEach(async () => {
  for (const desk of open) await desk.close();
  await server.close();
});

async function desk(device: string, more: Partial<DeskOptions> = {}): Promise<PhotoDesk> {
  const opened = await openDesk({ server, device, bytes: createMemoryStore(), ...more });
  open.push(opened);
  return opened;
}

const full = png({ width: 40, height: 30, size: 30_000 });
const thumbnail = jpeg({ size: 2000 });
const made = { full: new Blob([full]), thumbnail: new Blob([thumbnail]), width: 40, height: 30 };

const profile = (values: object) => {
  const { id: _, ...record } = sample(technicianFields, values);
  return record;
};

/** A network that lets nothing of photos through until it is let go. */
function heldNetwork() {
  const gate = Promise.withResolvers<void>();
  const fetcher: typeof fetch = async (url, init) => {
    const aborted = new Promise((resolve) => init?.signal?.addEventListener('abort', resolve));
    if (String(url).includes('/api/photos/')) await Promise.race([gate.promise, aborted]);
    return fetch(url, init);
  };
  return { fetcher, letGo: () => gate.resolve() };
}

describe('a photo', () => {
  test('[S19] shows at once where it was chosen, and elsewhere when it has arrived', async () => {
    const held = heldNetwork();
    const [a, b] = [await desk('a', { fetcher: held.fetcher }), await desk('b')];
    const photo = await a.photos.keep(made);
    expect(photo).toEqual({
      sha256: sha256Of(full),
      type: 'image/png',
      width: 40,
      height: 30,
      bytes: 30_000,
      thumbnail: sha256Of(thumbnail),
    });
    const here = await a.photos.read(photo.sha256);
    expect([here?.type, here?.size]).toEqual(['image/png', 30_000]);

    const id = await a.client.write.add('technicians', profile({ photo }));
    await until(async () => (await b.client.record('technicians', id)) !== undefined, 'b holds the record');
    let arrivals = 0;
    b.photos.onArrival(photo.sha256, () => {
      arrivals += 1;
    });
    expect(await b.photos.read(photo.sha256)).toBe(null);
    held.letGo();
    await until(() => a.upload(photo.sha256) === undefined, 'a has sent it and seen it there');
    b.wake();
    await until(() => arrivals > 0, 'b is told');
    const there = await b.photos.read(photo.sha256);
    expect(new Uint8Array((await there?.arrayBuffer()) ?? [])).toEqual(full);
  });

  test('[S19] never delays an edit', async () => {
    const held = heldNetwork();
    const a = await desk('a', { fetcher: held.fetcher });
    const photo = await a.photos.keep(made);
    const id = await a.client.write.add('technicians', profile({ name: 'Edited Meanwhile' }));
    await a.client.settled();
    expect(await server.record('technicians', id)).toMatchObject({ name: 'Edited Meanwhile' });
    expect(a.upload(photo.sha256)).toMatchObject({ state: 'waiting', sent: 0 });
    held.letGo();
    await until(() => a.upload(photo.sha256)?.state === 'sent', 'the photo is there');
  });

  test('[S19] goes after its thumbnail, in parts', async () => {
    const parts: string[] = [];
    const fetcher: typeof fetch = (url, init) => {
      if (init?.method === 'PUT')
        parts.push(String(url).replace(/^.*photos\/(.{64}).*offset=(\d+).*$/, '$1 $2'));
      return fetch(url, init);
    };
    const a = await desk('a', { fetcher, partSize: 10_000 });
    const photo = await a.photos.keep(made);
    await until(() => a.upload(photo.sha256)?.state === 'sent', 'the photo is there');
    expect(parts).toEqual([
      `${photo.thumbnail} 0`,
      `${photo.sha256} 0`,
      `${photo.sha256} 10000`,
      `${photo.sha256} 20000`,
    ]);
  });

  test('[S19] that a proxy refuses holds up no other; where another server answers for ours, all wait', async () => {
    const asked: string[] = [];
    const page = () => new Response('<h1>Forbidden</h1>', { status: 403 });
    let isForeign = true;
    let refused = '';
    const fetcher: typeof fetch = async (url, init) => {
      const address = String(url);
      if (!address.includes('/api/photos/')) return fetch(url, init);
      asked.push(address);
      const isRefused = init?.method === 'PUT' && address.includes(refused);
      return isForeign || isRefused ? page() : fetch(url, init);
    };
    const a = await desk('a', { fetcher });
    const photo = await a.photos.keep(made);
    refused = photo.thumbnail ?? '';
    await until(() => asked.length > 1, 'the other server is asked again');
    expect(a.upload(refused)).toMatchObject({ state: 'waiting', sent: 0 });
    isForeign = false;
    a.wake();
    await until(() => a.upload(photo.sha256)?.state === 'sent', 'the photo is there');
    expect(a.upload(refused)).toMatchObject({ state: 'failed' });
  });

  test('[S19] that the server refuses is kept with the reason, and goes when a person says so', async () => {
    const a = await desk('a');
    await server.setRole('administrator', 'viewer');
    const photo = await a.photos.keep(made);
    await until(() => a.upload(photo.sha256)?.state === 'failed', 'it has failed');
    expect(a.upload(photo.sha256)?.reason).toMatch(/permission/);
    expect(await a.photos.read(photo.sha256)).not.toBe(null);
    await server.setRole('administrator', 'administrator');
    await a.photos.retry(photo.sha256);
    await until(() => a.upload(photo.sha256)?.state === 'sent', 'it is there');
  });

  test('[S19] whose bytes are damaged is not sent', async () => {
    const bytes = createMemoryStore();
    const held = heldNetwork();
    const a = await desk('a', { bytes, fetcher: held.fetcher, name: 'damaged' });
    const photo = await a.photos.keep(made);
    held.letGo();
    await until(() => a.upload(photo.sha256)?.state === 'sent', 'the first time it is sound');
    const other = await a.photos.keep({ ...made, full: new Blob([png({ seed: 9 })]) });
    await until(() => a.upload(other.sha256)?.state === 'sent', 'another one, too');
    bytes.files.set(photo.sha256, { bytes: new Blob([full.slice(1)]), at: 0 });
    await a.client.database.local.photos.incrementalUpsert({
      id: photo.sha256,
      at: '2026-11-24T09:00:00.000Z',
      bytes: full.length,
      sent: 0,
      state: 'waiting',
    });
    await until(() => a.upload(photo.sha256)?.state === 'failed', 'it has failed');
    expect(a.upload(photo.sha256)?.reason).toMatch(/Choose it again/);
  });

  test('[S19] that was collected before its profile came is brought again', async () => {
    const a = await desk('a');
    const photo = await a.photos.keep(made);
    await until(() => a.upload(photo.sha256)?.state === 'sent', 'it is there');
    await server.losePhotos();
    const id = await a.client.write.add('technicians', profile({ photo }));
    await until(() => a.upload(photo.sha256) === undefined, 'it is there with its profile');
    expect(await server.record('technicians', id)).toMatchObject({ photo });
    expect(await server.hasPhoto(photo.sha256)).toBe(true);
  });

  test('[S19] that waits goes on after a restart of the app', async () => {
    const bytes = createMemoryStore();
    const dead: typeof fetch = async () => {
      throw new TypeError('The network is cut');
    };
    const first = await openDesk({ server, device: 'a', bytes, name: 'restarted', fetcher: dead });
    const photo = await first.photos.keep(made);
    await first.close();
    const again = await desk('a', { bytes, name: 'restarted' });
    expect(again.upload(photo.sha256)).toBeDefined();
    await until(() => again.upload(photo.sha256)?.state === 'sent', 'it is there');
  });
});
