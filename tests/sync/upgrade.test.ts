import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '#server/backup/restore-backup.ts';
import { placesIn } from '#server/config.ts';
import { openDatabase } from '#server/open-database.ts';
import { steps } from '#server/store/migrations.ts';
import type { Store } from '#server/store/store.ts';
import { commandsOn } from '#tests/support/administrator-commands.ts';
import { makeOldDatabase } from '#tests/support/old-database.ts';

let dataDir: string;
let file: string;
let backups: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fieldroster-upgrade-'));
  ({ database: file, beforeUpgrades: backups } = placesIn(dataDir));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const open = () => openDatabase({ dataDir, postgres: undefined });
const versionNow = (at = file) => {
  const database = new DatabaseSync(at, { readOnly: true });
  const found = database.prepare('SELECT max(version) AS version FROM schema_versions').get();
  database.close();
  return found?.version;
};
const nameOf = async (store: Store, id: string) =>
  (await store.byIds('acme', 'technicians', [id]))[0]?.record.name;

/** As if a newer program had been here. */
function upgradeFurther(): void {
  const database = new DatabaseSync(file);
  database.exec(`INSERT INTO schema_versions VALUES (${steps.length + 1}, 'later')`);
  database.close();
}

const older = Array.from({ length: steps.length - 1 }, (_, index) => index + 1);

describe('an upgrade', () => {
  it.each(older)('from tables %i keeps everything, and a backup from before', async (version) => {
    await makeOldDatabase(file, version);
    const store = await open();
    expect(await store.schemaVersion()).toBe(steps.length);
    expect(await nameOf(store, 't-old')).toBe('Old hand');
    expect((await store.accounts.byUsername('admin'))?.user.name).toBe('The admin');
    await store.close();
    const [backup = '', ...more] = readdirSync(backups);
    expect(more).toEqual([]);
    expect(backup).toMatch(new RegExp(`-tables-${version}$`));
    expect(versionNow(join(backups, backup, 'fieldroster.sqlite'))).toBe(version);
  });

  it('makes no backup where there is nothing to upgrade', async () => {
    await (await open()).close();
    await (await open()).close();
    expect(readdirSync(dataDir)).not.toContain('before-upgrade');
  });

  it('keeps three backups', async () => {
    for (let round = 0; round < 5; round += 1) {
      rmSync(file, { force: true });
      await makeOldDatabase(file, 1);
      await (await open()).close();
    }
    expect(readdirSync(backups)).toHaveLength(3);
  });
});

describe('the way back', () => {
  it('is named by a program that is too old, and leads to the state before, with a new epoch', async () => {
    await makeOldDatabase(file, steps.length - 1);
    const store = await open();
    await store.transaction('acme', (tx) => tx.put('technicians', [{ id: 't-new', name: 'After' }]));
    await store.close();
    upgradeFurther();
    const [backup = ''] = readdirSync(backups).map((name) => join(backups, name));
    const refused = await open().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refused).toContain(`restore -- ${backup}`);
    const started = await commandsOn({ DATA_DIR: dataDir, PORT: '0' })([]);
    expect(started).toEqual({ code: 1, said: `${refused}\n` });

    const restored = await restoreBackup({ dataDir, postgres: undefined, photos: 'directory' }, backup);
    expect(restored).toMatchObject({ ok: true });
    const again = await open();
    expect(await nameOf(again, 't-old')).toBe('Old hand');
    expect(await nameOf(again, 't-new')).toBeUndefined();
    expect(again.epoch).not.toBe('the old epoch');
    await again.close();
  });
});
