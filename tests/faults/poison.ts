import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { until } from '#tests/support/sync-office.ts';
import { inOffice, type Office } from './office.ts';
import type { Outcome, Scenario } from './outcome.ts';

/** A row on which the server fails for ever: the database itself refuses it. */
const poisoned = `CREATE TRIGGER poison BEFORE INSERT ON documents WHEN NEW.document LIKE '%poison%'
  BEGIN SELECT RAISE(ABORT, 'poison'); END`;

const queued = 21;

/** One document in the middle of a queue: the others are delivered around it, and it is kept aside (S9). */
export const poison: Scenario = {
  name: 'poison document in a queue',
  run: ({ seed, scale }) =>
    inOffice({ seed }, async (office) => {
      execute(office, poisoned);
      const stuck: string[] = [];
      for (let each = 0; each < scale; each += 1) stuck.push(...(await queueWithPoison(office)));
      const judged: Outcome = await office.judge(scale);
      return { ...judged, stuck: [...judged.stuck, ...stuck] };
    }),
};

function execute({ server }: Office, text: string): void {
  const database = new DatabaseSync(join(server.dataDir, 'fieldroster.sqlite'), { timeout: 5000 });
  database.exec(text);
  database.close();
}

/** Says what is wrong with the quarantine and its tries. */
async function queueWithPoison({ desks: [ada] }: Office): Promise<string[]> {
  const { client } = ada;
  const before = (await client.refused()).length;
  client.goOffline();
  for (let each = 0; each < queued; each += 1)
    await ada.add(each === Math.floor(queued / 2) ? { memo: 'poison' } : {});
  client.goOnline();
  await until(async () => (await client.refused()).length === before + 1, 'it is in the quarantine');
  const codes = (await client.refused()).map(({ code }) => code);
  return codes.every((code) => code === 'server_failed') ? [] : [`the quarantine says ${codes.join(', ')}`];
}
