import { afterEach, describe, expect, it } from 'vitest';
import { writeErrors } from '#tests/faults/disk.ts';
import { signInDirectly } from '#tests/faults/judge.ts';
import { cuts } from '#tests/faults/network.ts';
import { oldBackup } from '#tests/faults/old-backup.ts';
import { poison } from '#tests/faults/poison.ts';
import { killedAt } from '#tests/faults/server-kills.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/server-process.ts';
import { edit, technician } from './server-fixture.ts';

/** The rest, and more of each, is run by `npm run faults`. */
const selection = [
  ['[S7] [S17] a server that dies between writing and committing', killedAt('beforeCommit')],
  ['[S7] [S17] a server that dies before it answers for what it has committed', killedAt('afterCommit')],
  ['[S7] a server that dies in the middle of its answer', killedAt('halfAnswer')],
  ['[S14] a network that cuts at any byte', cuts],
  ['[S9] a row on which the server fails for ever', poison],
  ['[S9] [S17] a database that can not be written to for a while', writeErrors],
  ['[S12] a backup that is older than what computers know', oldBackup],
] as const;

/** Real servers start several times over in each. Milliseconds. */
const patience = 90_000;

describe('nothing is lost, stuck or done twice by', () => {
  it.each(selection)('%s', { timeout: patience }, async (_name, scenario) => {
    const { runs, ...wrong } = await scenario.run({ seed: 7, scale: 1 });
    expect(wrong).toEqual({ lost: [], stuck: [], duplicated: [] });
    expect(runs).toBeGreaterThan(0);
  });
});

describe('the kill points of the server', () => {
  let server: ServerProcess;
  afterEach(() => server.close());

  const push = async () => {
    const api = await signInDirectly(server);
    return api.pushOne('technicians', technician({ edit: edit('admin', { by: api.session.user.id }) }));
  };

  it('do nothing where only the point is named', async () => {
    server = await startServerProcess({ FIELDROSTER_KILL_AT: 'beforeCommit' });
    expect((await push()).outcome).toBe('applied');
  });

  it('kill where they are switched on', async () => {
    server = await startServerProcess({
      FIELDROSTER_KILL_AT: 'beforeCommit',
      FIELDROSTER_KILL_POINTS: '1',
    });
    await expect(push()).rejects.toThrow('fetch failed');
    await server.ended();
  });
});
