import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainHash } from '#server/store/audit-chain.ts';
import type { AuditEntry } from '#server/store/people-store.ts';
import { auditLog } from '#tests/support/office-server.ts';
import { startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  for (let index = 1; index <= 5; index += 1)
    await server.store.transaction('acme', (tx) => tx.audit([entry(`a-${index}`)]));
  await server.store.transaction('other', (tx) => tx.audit([entry('b-1')]));
});
afterEach(() => server.stop());

const entry = (id: string): AuditEntry => ({
  at: '2026-11-24T09:00:00.000Z',
  actor: 'user-admin',
  device: 'Front desk',
  action: 'userChanged',
  subject: { kind: 'user', id },
  detail: { field: 'name', from: null, to: id },
});

type Ran = { readonly code: number; readonly said: string };

const verify = (args: readonly string[] = [], places = server.database.environment): Promise<Ran> =>
  new Promise((done) => {
    const env = { ...process.env, DATA_DIR: server.dataDir, ...places };
    execFile(
      process.execPath,
      ['sync-server/main.ts', 'verify-audit', ...args],
      { env },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });

/** Whoever has the file can drop what protects it. */
async function tamper(...statements: string[]): Promise<void> {
  const names = ['changed', 'deleted', 'replaced'].map((name) => `DROP TRIGGER audit_is_never_${name};`);
  const unprotected = { sqlite: names.join('\n'), postgres: 'ALTER TABLE audit DISABLE TRIGGER ALL' };
  for (const words of [unprotected, ...statements]) await server.database.query(words);
}

const headOf = async () => (await server.store.people.auditHead('acme')).hash;

describe('the command that checks the audit log', () => {
  it('says for each company that its log is intact, while the server runs', async () => {
    const { code, said } = await verify();
    expect(said).toBe(
      `acme: 5 entries, intact, head ${await headOf()}\n` +
        `other: 1 entries, intact, head ${(await server.store.people.auditHead('other')).hash}\n`,
    );
    expect(code).toBe(0);
  });

  it.each([
    [
      'changes an entry',
      [`UPDATE audit SET actor = 'nobody' WHERE company_id = 'acme' AND seq = 3`],
      'acme: entry 3: the entry is not the one that was written',
    ],
    [
      'changes a detail',
      [`UPDATE audit SET detail = '{}' WHERE company_id = 'acme' AND seq = 1`],
      'acme: entry 1: the entry is not the one that was written',
    ],
    [
      'deletes one in the middle',
      [`DELETE FROM audit WHERE company_id = 'acme' AND seq = 2`],
      'acme: entry 2: an entry is missing',
    ],
    [
      'deletes the last',
      [`DELETE FROM audit WHERE company_id = 'acme' AND seq = 5`],
      'acme: entry 5: the end of the log is not the one that was written',
    ],
    [
      'deletes all',
      [`DELETE FROM audit WHERE company_id = 'acme'`],
      'acme: entry 1: the end of the log is not the one that was written',
    ],
    [
      'moves one to another company',
      [
        `DELETE FROM audit WHERE company_id = 'other'`,
        `UPDATE audit SET company_id = 'other', seq = 1 WHERE company_id = 'acme' AND seq = 5`,
      ],
      'acme: entry 5: the end of the log is not the one that was written',
    ],
  ])('finds it when somebody %s', async (_what, statements, fault) => {
    await tamper(...statements);
    const { code, said } = await verify();
    expect(said).toContain(`${fault}\n`);
    expect(code).toBe(1);
  });

  it('finds an entry that was inserted, also one whose hash fits', async () => {
    const added = entry('forged');
    const hash = chainHash(await headOf(), 6, added);
    const values = `'acme', 6, '${added.at}', '${added.actor}', '${added.device}', '${added.action}', 'user', 'forged'`;
    await tamper(`INSERT INTO audit VALUES (${values}, '${JSON.stringify(added.detail)}', '${hash}')`);
    const { code, said } = await verify();
    expect(said).toContain('acme: entry 6: the end of the log is not the one that was written\n');
    expect(code).toBe(1);
  });

  it('finds a chain that was written anew, by a head that was noted elsewhere', async () => {
    const [first, last] = [(await auditLog(server))[0]?.hash ?? '', await headOf()];
    for (const head of [first, last]) expect((await verify(['--head', head])).code).toBe(0);
    await tamper(
      `DELETE FROM audit WHERE company_id = 'acme' AND seq > 1`,
      `UPDATE companies SET audit_seq = 1, audit_hash = '${first}' WHERE id = 'acme'`,
    );
    expect((await verify()).code).toBe(0);
    expect((await verify(['--head', first])).code).toBe(0);
    const { code, said } = await verify(['--head', last]);
    expect(said).toContain(`No log has the entry ${last}: it was cut off, or the log was written anew.`);
    expect(code).toBe(1);
  });

  it('makes no database where there is none', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'fieldroster-none-'));
    expect(await verify([], { DATA_DIR: empty })).toEqual({
      code: 1,
      said: `There is no database at ${join(empty, 'fieldroster.sqlite')}. Set DATA_DIR.\n`,
    });
    rmSync(empty, { recursive: true });
    expect((await verify(['--heads'])).code).toBe(2);
  });
});
