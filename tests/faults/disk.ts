import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, edit, technician } from '#tests/sync/server-fixture.ts';
import { signInDirectly } from './judge.ts';
import { inOffice, type Office } from './office.ts';
import type { Scenario } from './outcome.ts';

/** A disk of a few megabytes is filled to the last page; then there is room again, and the server was never restarted. */
export const diskFull: Scenario = {
  name: 'disk full',
  run: async ({ seed, scale }) => {
    const disk = mountSmallDisk();
    try {
      return await inOffice({ seed, env: { DATA_DIR: disk.folder } }, async (office) => {
        const api = await signInDirectly(office.server);
        for (let each = 0; each < scale; each += 1) {
          disk.fill();
          await typeUntilItFails(office, api);
          disk.empty();
        }
        return office.judge(scale);
      });
    } finally {
      disk.unmount();
    }
  },
};

/** Needs the right to mount; where that is missing the scenario breaks and says so. */
function mountSmallDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'fieldroster-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=700', 'tmpfs', folder]);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 64 * 1024)));
      } catch (error) {
        // The server wrote meanwhile; then it is full to the last byte.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    empty: () => rmSync(ballast),
    unmount: () => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Writing to the files of the database fails from some byte on, whatever it is that is written there. */
export const writeErrors: Scenario = {
  name: 'I/O errors of the database',
  run: ({ seed, scale }) =>
    inOffice({ seed }, async (office) => {
      const api = await signInDirectly(office.server);
      for (let each = 0; each < scale; each += 1) {
        await office.server.restart({ fileLimit: sizeOfDatabase(office) + 48 });
        await typeUntilItFails(office, api);
      }
      await office.server.restart();
      return office.judge(scale);
    }),
};

/** The larger of its files, in KiB. */
function sizeOfDatabase({ server }: Office): number {
  const sizes = ['', '-wal'].map(
    (ending) =>
      statSync(join(server.dataDir, `fieldroster.sqlite${ending}`), { throwIfNoEntry: false })?.size ?? 0,
  );
  return Math.ceil(Math.max(...sizes) / 1024);
}

const long = 'x'.repeat(4000);

/** Until the server says that it can't write, and says it in the way that tells computers to wait. */
async function typeUntilItFails({ desks, type }: Office, api: Api): Promise<void> {
  for (;;) {
    await type();
    for (const desk of desks) await desk.add({ memo: long });
    const status = await tryToWrite(api);
    if (status === 503) return;
    if (status !== 200) throw new Error(`A push was answered with ${status}`);
  }
}

/** Answers the status. */
async function tryToWrite({ session, request }: Api): Promise<number> {
  const mine = technician({ memo: long, edit: edit('admin', { by: session.user.id }) });
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify([{ newDocumentState: { ...mine, id: randomUUID() } }]);
  return (await request('/api/sync/technicians/push', { method: 'POST', headers, body })).status;
}
