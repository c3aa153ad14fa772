import { setTimeout as sleep } from 'node:timers/promises';
import { signIn } from '#renderer/data/server-client.ts';
import { dice } from '#tests/support/dice.ts';
import { startFaultyRelay } from '#tests/support/faulty-relay.ts';
import { png, sha256Of } from '#tests/support/images.ts';
import { createMemoryStore } from '#tests/support/memory-store.ts';
import { openDesk, type PhotoDesk } from '#tests/support/photo-desk.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/server-process.ts';
import { signInDirectly } from './judge.ts';
import { outcomeOf, type Scenario } from './outcome.ts';

const partSize = 8 * 1024;
const parts = 24;
/** So long an upload may take, in milliseconds. */
const patience = 60_000;

/** The server dies with a part half kept, and the network cuts in between; the photo arrives whole (S19). */
export const photos: Scenario = {
  name: 'photo lane under kills and cuts',
  run: async ({ seed, scale }) => {
    const random = dice(seed);
    const server = await startServerProcess();
    const relay = await startFaultyRelay(server.url, { random, mostBytes: 60_000, mostDelay: 2 });
    let desk: PhotoDesk | undefined;
    try {
      desk = await openDesk({
        server: { url: relay.url, session: () => signedIn(server, relay.url) },
        device: 'ada',
        bytes: createMemoryStore(),
        partSize,
      });
      const lost: string[] = [];
      const stuck: string[] = [];
      let deaths = 0;
      for (let each = 0; each < scale; each += 1) {
        const sha256 = await keep(desk, each);
        deaths += await diesUntilSent({ desk, server, sha256, random });
        if (desk.upload(sha256)?.state !== 'sent') stuck.push(`the photo ${sha256} was not sent`);
        else if (!(await isWhole(server, sha256))) lost.push(`the photo ${sha256}`);
      }
      return outcomeOf(deaths, lost, stuck);
    } finally {
      await desk?.close();
      relay.close();
      await server.close();
    }
  },
};

async function signedIn(server: ServerProcess, serverAddress: string) {
  const answer = await signIn(server.url, 'admin', server.password);
  if (!answer.ok) throw new Error(answer.message);
  return { ...answer.value, serverAddress };
}

async function keep(desk: PhotoDesk, number: number): Promise<string> {
  const bytes = (size: number) => new Blob([png({ width: 400, height: 300 + number, size }) as BlobPart]);
  const [full, thumbnail] = [bytes(parts * partSize), bytes(3000)];
  return (await desk.photos.keep({ full, thumbnail, width: 400, height: 300 + number })).sha256;
}

type Upload = {
  readonly desk: PhotoDesk;
  readonly server: ServerProcess;
  readonly sha256: string;
  readonly random: () => number;
};

/** Each life of the server takes a few parts more. Answers how often it died. */
async function diesUntilSent({ desk, server, sha256, random }: Upload): Promise<number> {
  let deaths = 0;
  const end = Date.now() + patience;
  const isSent = () => desk.upload(sha256)?.state === 'sent';
  while (!isSent() && Date.now() < end) {
    const time = 2 + Math.floor(random() * 8);
    const env = { FIELDROSTER_KILL_POINTS: '1', FIELDROSTER_KILL_AT: `photoPart:${time}` };
    await server.restart({ env });
    let isDead = false;
    void server.ended().then(() => {
      isDead = true;
    });
    while (!isDead && !isSent() && Date.now() < end) {
      desk.wake();
      await sleep(20);
    }
    if (isDead) deaths += 1;
  }
  await server.restart();
  return deaths;
}

async function isWhole(server: ServerProcess, sha256: string): Promise<boolean> {
  const answer = await (await signInDirectly(server)).request(`/api/photos/${sha256}`);
  return answer.ok && sha256Of(new Uint8Array(await answer.arrayBuffer())) === sha256;
}
