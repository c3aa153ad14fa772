import type { KillPoint } from '#server/kill-points.ts';
import { killPoints } from '#server/kill-points.ts';
import { inOffice, type Office } from './office.ts';
import type { Scenario } from './outcome.ts';

/** The server dies by SIGKILL at a named point of a push, again and again, while people type. */
export const killedAt = (point: KillPoint): Scenario => ({
  name: `server killed: ${point}`,
  run: ({ seed, scale }) =>
    inOffice({ seed }, async (office) => {
      for (let each = 0; each < scale; each += 1) await dieOnce(office, point);
      await office.server.restart();
      return office.judge(scale);
    }),
});

/** Milliseconds. */
const patience = 30_000;

async function dieOnce({ server, type, random }: Office, point: KillPoint): Promise<void> {
  const time = 1 + Math.floor(random() * 4);
  const env = { FIELDROSTER_KILL_POINTS: '1', FIELDROSTER_KILL_AT: `${point}:${time}` };
  await server.restart({ env });
  let isDead = false;
  const death = server.ended().then(() => {
    isDead = true;
  });
  const end = Date.now() + patience;
  while (!isDead) {
    if (Date.now() > end) throw new Error('No push has come so far that the server dies');
    await type();
    await Promise.race([death, new Promise((resolve) => setTimeout(resolve, 5 + random() * 30))]);
  }
}

/** That of photos has a scenario of its own. */
export const serverKills = killPoints.filter((point) => point !== 'photoPart').map(killedAt);
