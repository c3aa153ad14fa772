import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectPhotos } from '#server/photos/collect.ts';
import { openPhotos } from '#server/photos/open-photos.ts';
import type { Store } from '#server/store/store.ts';
import { png, sha256Of } from '#tests/support/images.ts';
import { photoPlace } from '#tests/support/kept-photos.ts';
import { type Api, edit, startServer, type TestServer, technician } from './server-fixture.ts';

const day = 24 * 60 * 60_000;

let server: TestServer;
let admin: Api;

beforeEach(async () => {
  server = await startServer();
  admin = await server.signIn('admin');
});
afterEach(() => server.stop());

/** Collects as the server would so many days from now. */
function collectAfter(days: number, store = server.store): Promise<void> {
  const now = () => Date.now() + days * day;
  return collectPhotos({ ...photosIn(store), store, now });
}

const photosIn = (store = server.store) =>
  openPhotos({ place: photoPlace(), folder: join(server.dataDir, 'photos'), store, now: Date.now });

async function add(seed: number): Promise<string> {
  const bytes = png({ seed });
  const sha256 = sha256Of(bytes);
  const headers = { 'content-type': 'image/png' };
  const answer = await admin.request(`/api/photos/${sha256}`, { method: 'PUT', body: bytes, headers });
  expect(answer.status).toBe(201);
  return sha256;
}

const photo = (sha256: string, thumbnail?: string) => ({
  sha256,
  type: 'image/png',
  width: 3,
  height: 2,
  bytes: 100,
  ...(thumbnail ? { thumbnail } : {}),
});

const isThere = async (sha256: string) =>
  (await admin.request(`/api/photos/${sha256}`, { method: 'HEAD' })).status === 200;

describe('photos that nobody names', () => {
  it('[S19] go after seven days, and not before', async () => {
    const [named, small, unused] = [await add(1), await add(2), await add(3)];
    await admin.pushOne('technicians', technician({ photo: photo(named, small) }));
    await collectAfter(0);
    await collectAfter(6.9);
    expect(await isThere(unused)).toBe(true);
    await collectAfter(7.1);
    expect([await isThere(unused), await isThere(named), await isThere(small)]).toEqual([false, true, true]);
  });

  it('[S19] count from when they were last named, also over a restart', async () => {
    const sha256 = await add(1);
    const record = technician({ photo: photo(sha256) });
    await admin.pushOne('technicians', record);
    await collectAfter(0);
    await collectAfter(20);
    const without = { ...record, photo: null, edit: edit() };
    expect(await admin.pushOne('technicians', without, record)).toMatchObject({ outcome: 'applied' });
    await collectAfter(20);
    server = await server.restart();
    admin = await server.signIn('admin');
    await collectAfter(26.9);
    expect(await isThere(sha256)).toBe(true);
    await collectAfter(27.1);
    expect(await isThere(sha256)).toBe(false);
  });

  it('[S19] stay when they are named or brought again in time', async () => {
    const [named, brought] = [await add(1), await add(2)];
    await collectAfter(0);
    await admin.pushOne('technicians', technician({ photo: photo(named) }));
    await add(2);
    await collectAfter(7.1);
    expect([await isThere(named), await isThere(brought)]).toEqual([true, true]);
    await collectAfter(14.2);
    expect([await isThere(named), await isThere(brought)]).toEqual([true, false]);
  });

  it('[S19] have their full time again, however shortly they were named', async () => {
    const [first, second] = [await add(1), await add(2)];
    const plain = technician();
    await admin.pushOne('technicians', plain);
    await collectAfter(0);
    const made = technician({ photo: photo(first) });
    await admin.pushOne('technicians', made);
    await admin.pushOne('technicians', { ...made, photo: null, edit: edit() }, made);
    const changed = { ...plain, photo: photo('f'.repeat(64), second), edit: edit() };
    await admin.pushOne('technicians', changed, plain);
    await admin.pushOne('technicians', { ...changed, photo: null, edit: edit() }, changed);
    await collectAfter(7.1);
    expect([await isThere(first), await isThere(second)]).toEqual([true, true]);
    await collectAfter(14.2);
    expect([await isThere(first), await isThere(second)]).toEqual([false, false]);
  });

  it('[S19] stay while they wait for a decision, or the profile may be restored', async () => {
    const [conflicting, flagged, removed] = [await add(1), await add(2), await add(3)];
    const said = { by: 'user-admin', at: '2026-11-24T09:00:00.000Z', device: 'here' };
    const conflict = { field: 'photo', kept: { ...said, value: null } };
    await server.store.transaction('acme', async (tx) => {
      await tx.put('technicians', [
        technician({ conflicts: { a: { ...conflict, other: { ...said, value: photo(conflicting) } } } }),
        technician({ flags: { b: { code: 'taken', field: 'photo', value: photo(flagged) } } }),
        { ...technician({ photo: photo(removed) }), _deleted: true },
      ]);
    });
    await collectAfter(0);
    await collectAfter(8);
    expect(await Promise.all([conflicting, flagged, removed].map(isThere))).toEqual([true, true, true]);
  });

  it('[S19] are a matter of each company', async () => {
    const outsider = await server.signIn('outsider');
    const sha256 = await add(1);
    const headers = { 'content-type': 'image/png' };
    await outsider.request(`/api/photos/${sha256}`, { method: 'PUT', body: png({ seed: 1 }), headers });
    await admin.pushOne('technicians', technician({ photo: photo(sha256) }));
    await collectAfter(0);
    await collectAfter(8);
    const theirs = await outsider.request(`/api/photos/${sha256}`, { method: 'HEAD' });
    expect([await isThere(sha256), theirs.status]).toEqual([true, 404]);
  });

  it('[S19] stay where a profile names them just before they would go', async () => {
    const [pushed, waiting, unused] = [await add(1), await add(2), await add(3)];
    await collectAfter(0);
    const said = { by: 'user-admin', at: '2026-11-24T09:00:00.000Z', device: 'here', value: null };
    const conflict = { field: 'photo', kept: said, other: { ...said, value: photo(waiting) } };
    let transactions = 0;
    const store: Store = {
      ...server.store,
      transaction: async (companyId, run) => {
        transactions += 1;
        // The third is the first that removes; what is due has been chosen by then.
        if (transactions === 3) {
          await admin.pushOne('technicians', technician({ photo: photo(pushed) }));
          const record = technician({ conflicts: { a: conflict } });
          await server.store.transaction('acme', (tx) => tx.put('technicians', [record]));
        }
        return server.store.transaction(companyId, run);
      },
    };
    await collectAfter(8, store);
    expect(await Promise.all([pushed, waiting, unused].map(isThere))).toEqual([true, true, false]);
  });

  it('[S19] are stored once for all profiles that name them', async () => {
    const sha256 = await add(1);
    expect(await add(1)).toBe(sha256);
    const first = technician({ photo: photo(sha256) });
    await admin.pushOne('technicians', first);
    await admin.pushOne('technicians', technician({ photo: photo(sha256) }));
    expect(await photosIn().photos.all('acme')).toEqual([sha256]);
    await admin.pushOne('technicians', { ...first, photo: null, edit: edit() }, first);
    await collectAfter(0);
    await collectAfter(8);
    expect(await isThere(sha256)).toBe(true);
  });
});
