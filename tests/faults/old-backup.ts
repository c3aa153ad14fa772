import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '#tests/support/server-commands.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';
import { inOffice, type Office } from './office.ts';
import type { Scenario } from './outcome.ts';

/** The server is lost, and what is restored is older than what the computers know (S12). */
export const oldBackup: Scenario = {
  name: 'backup restored that is older',
  run: ({ seed, scale }) =>
    inOffice({ seed }, async (office) => {
      const folder = await mkdtemp(join(tmpdir(), 'fieldroster-backup-'));
      try {
        for (let each = 0; each < scale; each += 1) await goBack(office, join(folder, String(each)));
        return await office.judge(scale);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
};

async function goBack({ server, desks, type }: Office, folder: string): Promise<void> {
  let isBackedUp = false;
  const backedUp = command(server, 'backup', folder).then(() => {
    isBackedUp = true;
  });
  while (!isBackedUp) await type();
  await backedUp;
  for (let each = 0; each < 5; each += 1) await type();
  for (const { client } of desks) await client.settled();
  // Something waits here that nobody else has seen.
  for (const { client } of desks) client.goOffline();
  await type();
  await server.kill();
  await command(server, 'restore', folder);
  await server.restart();
  for (const { client } of desks) client.goOnline();
  await type();
}

async function command(server: ServerProcess, name: 'backup' | 'restore', folder: string): Promise<void> {
  const { code, said } = await runCommand(server, name, [folder]);
  if (code !== 0) throw new Error(`${name}: ${said}`);
}
