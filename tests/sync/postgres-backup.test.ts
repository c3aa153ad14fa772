import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCommand } from '#tests/support/server-commands.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/server-process.ts';

let server: ServerProcess;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldroster-backup-'));
  server = await startServerProcess();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('says the command to run where the tools of PostgreSQL are, without the password', async () => {
  const { code, said } = await runCommand(server, 'backup', [folder], { PATH: '' });
  expect(code).toBe(1);
  expect(said).toMatch(/^pg_dump is not on the PATH.* pg_dump --format=custom .*--schema=test_.*\n$/);
  expect(said).not.toContain(new URL(server.places.DATABASE_URL ?? '').password);
  expect(readdirSync(folder)).toEqual([]);
});
