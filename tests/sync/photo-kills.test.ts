import { afterEach, beforeEach, expect, test } from 'vitest';
import { technicianFields } from '#domain/technician/fields.ts';
import { signIn } from '#renderer/data/server-client.ts';
import { jpeg, png, sha256Of } from '#tests/support/images.ts';
import { createMemoryStore } from '#tests/support/memory-store.ts';
import { openDesk, type PhotoDesk } from '#tests/support/photo-desk.ts';
import { sample } from '#tests/support/sample.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/server-process.ts';

let server: ServerProcess;
let desk: PhotoDesk | undefined;

beforeEach(async () => {
  server = await startServerProcess();
});
afterEach(async () => {
  await desk?.close();
  await server.close();
});

const partSize = 16 * 1024;
const thumbnail = jpeg({ size: 3000 });
const photo = png({ width: 400, height: 300, size: 40 * partSize });

/** What goes wrong while the part of that number is on its way. */
const killsServer = [3, 9, 17, 25, 33];
const restartsApp = [6, 13, 21, 29];
const editsAt = 11;

/** Many starts of the server, on a machine that does other things as well. Milliseconds. */
const patience = 100_000;

test('[S19] an upload outlasts kills of the server and of the app, and edits overtake it', {
  timeout: patience + 20_000,
}, async () => {
  const sent: { readonly offset: number; readonly end: number }[] = [];
  const troubles: Promise<unknown>[] = [];
  const order: string[] = [];
  const bytes = createMemoryStore();
  let wantsRestart = false;

  const fetcher: typeof fetch = async (url, init) => {
    if (init?.method !== 'PUT') return fetch(url, init);
    if (String(url).includes(sha256Of(thumbnail))) return fetch(url, init);
    const offset = Number(new URL(String(url)).searchParams.get('offset'));
    sent.push({ offset, end: offset + (init.body as Blob).size });
    const number = sent.length;
    const answer = fetch(url, init);
    if (killsServer.includes(number)) troubles.push(server.restart());
    if (restartsApp.includes(number)) wantsRestart = true;
    if (number === editsAt) {
      await desk?.client.write.add('technicians', { ...edited });
      await desk?.client.settled();
      order.push('edit');
    }
    return answer;
  };
  const { id: _, ...edited } = sample(technicianFields, { name: 'Pushed During The Crawl' });
  const openHere = () =>
    openDesk({
      server: {
        url: server.url,
        session: async () => {
          const answer = await signIn(server.url, 'admin', server.password);
          if (!answer.ok) throw new Error(answer.message);
          return answer.value;
        },
      },
      device: 'a',
      bytes,
      fetcher,
      partSize,
      name: 'killed-often',
    });

  desk = await openHere();
  const { sha256 } = await desk.photos.keep({
    full: new Blob([photo]),
    thumbnail: new Blob([thumbnail]),
    width: 400,
    height: 300,
  });
  const state = async () => {
    await Promise.all(troubles);
    if (wantsRestart) {
      wantsRestart = false;
      await desk?.close();
      desk = await openHere();
    }
    return desk?.upload(sha256)?.state;
  };
  await expect.poll(state, { timeout: patience, interval: 10 }).toBe('sent');
  order.push('photo');

  expect(order).toEqual(['edit', 'photo']);
  expect(troubles).toHaveLength(killsServer.length);
  let reached = 0;
  for (const { offset, end } of sent) {
    expect(offset).toBeLessThanOrEqual(reached);
    expect(reached - offset).toBeLessThanOrEqual(partSize);
    reached = end;
  }
  const again = sent.reduce((sum, { offset, end }) => sum + end - offset, 0) - photo.length;
  expect(again).toBeLessThanOrEqual((killsServer.length + restartsApp.length) * partSize);

  const session = await signIn(server.url, 'admin', server.password);
  if (!session.ok) throw new Error(session.message);
  const answer = await fetch(`${server.url}/api/photos/${sha256}`, {
    headers: { authorization: `Bearer ${session.value.token}` },
  });
  expect(sha256Of(new Uint8Array(await answer.arrayBuffer()))).toBe(sha256);
});
