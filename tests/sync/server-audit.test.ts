import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditActions } from '#domain/access/audit.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { chainFault } from '#server/store/audit-chain.ts';
import { acts, type Stage, stageOf } from '#tests/support/audited-acts.ts';
import { requestOf } from '#tests/support/office-requests.ts';
import {
  audited,
  auditLog,
  changed,
  send,
  sessionFor,
  standing,
  whoMay,
} from '#tests/support/office-server.ts';
import type { Words } from '#tests/support/test-database.ts';
import { edit, startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let stage: Stage;
beforeEach(async () => {
  server = await startServer();
  stage = await stageOf(server);
});
afterEach(() => server.stop());

/** Everything that the server keeps, but for sessions and the log itself. */
async function everything(): Promise<string> {
  const tables = [
    'documents',
    'edits',
    'users',
    'claims',
    'technician_accounts',
    'links',
    'messages',
    'companies',
  ];
  const rows = await Promise.all(
    tables.map((table) => server.database.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)),
  );
  return JSON.stringify(rows);
}

const change = (words: Words) => server.database.query(words);

const fillTheLog: Words = {
  sqlite: `CREATE TRIGGER the_log_is_full BEFORE INSERT ON audit BEGIN SELECT RAISE (ABORT, 'no'); END`,
  postgres: `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
    CREATE TRIGGER the_log_is_full BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION refuse()`,
};
const emptyTheLog: Words = {
  sqlite: 'DROP TRIGGER the_log_is_full',
  postgres: 'DROP FUNCTION refuse CASCADE',
};

const bySent = ['invited', 'resetSent'];
/** By the administrator's commands, which have tests of their own. */
const byCommand = ['setUp', 'keysRotated', 'restored'];
const byTechnicians = ['accepted', 'passwordReset'];

describe('the audit log', () => {
  it('has a test for every action', () => {
    const tested = [
      ...acts.map(({ action }) => action),
      ...bySent,
      ...byTechnicians,
      ...byCommand,
      'refused',
    ];
    expect([...new Set(tested)].toSorted()).toEqual(Object.keys(auditActions).toSorted());
  });

  it.each(acts)('records $action $detail', async ({ action, detail = {}, prepare, act }) => {
    await prepare?.(stage);
    const entries = await audited(server, () => act(stage));
    const entry = entries.find((each) => each.action === action);
    expect(entry).toMatchObject({ actor: 'user-admin', detail });
    expect(Math.abs(Date.parse(entry?.at ?? '') - Date.now())).toBeLessThan(60_000);
    expect(entry?.device).toBeTruthy();
  });

  it.each(acts)(
    'in the transaction of the change, or there is none: $action $detail',
    async ({ prepare, act }) => {
      await prepare?.(stage);
      await change(fillTheLog);
      const before = await everything();
      await Promise.resolve(act(stage)).catch(() => undefined);
      expect((await everything()) === before).toBe(true);
      await change(emptyTheLog);
      await act(stage);
      expect((await everything()) === before).toBe(false);
    },
  );

  it.each([
    ['invite', 'invited', {}],
    ['reset', 'resetSent', { account: { state: 'active' } }],
  ])('records that what %s asked for was sent', async (kind, action, more) => {
    const record = await standing(server, 'technicians', stage.id);
    await server.store.transaction('acme', (tx) => tx.put('technicians', [{ ...record, ...more }]));
    await stage.admin.pushOne('requests', requestOf(kind, stage.id));
    const entry = await vi.waitFor(async () => {
      const found = (await auditLog(server)).find((each) => each.action === action);
      expect(found).toBeDefined();
      return found;
    }, 10_000);
    expect(entry).toMatchObject({
      actor: 'user-admin',
      detail: { channel: 'email', address: 'jo@b.example' },
    });
  });

  it('has nothing of what failed or was rolled back', async () => {
    const entries = await audited(server, async () => {
      const taken = { name: 'Jo', username: 'admin', roleId: 'viewer', password: 'a long enough one' };
      await send(stage.admin, 'POST', '/api/users', taken);
      const broken = server.store.transaction('acme', async (tx) => {
        const subject = { kind: 'user', id: 'user-admin' };
        await tx.audit([{ at: 'now', actor: 'x', device: 'x', action: 'userAdded', subject, detail: {} }]);
        throw new Error('Rolled back');
      });
      await expect(broken).rejects.toThrow('Rolled back');
    });
    expect(entries).toEqual([]);
    expect(chainFault(await auditLog(server), await server.store.people.auditHead('acme'))).toBeNull();
  });
});

describe('a crafted push', () => {
  const crafted: [string, string, (record: WireRecord) => WireRecord, object][] = [
    [
      'account',
      'technicians',
      (on) => ({ ...on, account: { state: 'active' } }),
      { code: 'server_owned', field: 'account' },
    ],
    ['seq', 'technicians', (on) => ({ ...on, seq: 1 }), { code: 'unknown_field', field: 'seq' }],
    [
      'company',
      'technicians',
      (on) => ({ ...on, companyId: 'other' }),
      { code: 'unknown_field', field: 'companyId' },
    ],
    [
      'flags',
      'technicians',
      (on) => ({ ...on, flags: { a: { code: 'b', field: 'c' } } }),
      { code: 'server_owned' },
    ],
    ['somebody else', 'technicians', (on) => ({ ...on, edit: edit('admin') }), { code: 'other_person' }],
    [
      'a prototype',
      'technicians',
      (on) => JSON.parse(`{"__proto__":{"a":1},${JSON.stringify(on).slice(1)}`),
      { code: 'unknown_field' },
    ],
    ['a removal', 'technicians', (on) => ({ ...on, _deleted: true }), { code: 'forbidden' }],
    ['own rights', 'people', (on) => ({ ...on, roleId: 'administrator' }), { code: 'server_owned' }],
    [
      'own exceptions',
      'people',
      (on) => ({ ...on, permissionOverrides: { editUsers: true } }),
      { code: 'server_owned' },
    ],
    [
      'the company',
      'company',
      (on) => ({ ...on, sealingKey: 'mine' }),
      { code: 'server_owned', field: 'sealingKey' },
    ],
  ];
  const idOf: Readonly<Record<string, (userId: string) => string>> = {
    technicians: () => stage.id,
    people: (userId) => userId,
    company: () => 'acme',
  };

  it.each(crafted)(
    'that sets %s of %s is refused, audited, and changes nothing',
    async (_what, name, craft, refused) => {
      const { api, user } = await whoMay(server, ['editEmployee', 'editPermissions', 'editCompany']);
      const before = await standing(server, name, idOf[name]?.(user.id) ?? '');
      const mine = craft(changed(before, {}, user.username));
      const kept = await everythingButTheLog();
      const entries = await audited(server, async () => {
        expect(await api.pushOne(name, mine, before)).toMatchObject({ outcome: 'rejected', ...refused });
      });
      expect(entries).toMatchObject([
        { action: 'refused', actor: user.id, subject: { kind: name, id: before.id }, detail: refused },
      ]);
      expect(await everythingButTheLog()).toBe(kept);
    },
  );

  it('that gives what one lacks is refused and audited', async () => {
    const { api, user } = await whoMay(server, ['editLists', 'editPermissions', 'editEmployee']);
    const before = await standing(server, 'lists', user.roleId);
    const more = changed(
      before,
      { permissions: ['editLists', 'editPermissions', 'editEmployee', 'editUsers'] },
      user.username,
    );
    const entries = await audited(server, () => api.pushOne('lists', more, before));
    expect(entries).toMatchObject([
      { action: 'refused', detail: { code: 'gives_away', field: 'permissions' } },
    ]);
    expect(await standing(server, 'lists', user.roleId)).toEqual(before);
  });

  it("to another company is refused and audited in one's own", async () => {
    const outsider = await sessionFor(server, 'user-outsider');
    const before = await everythingButTheLog();
    const entries = await audited(
      server,
      async () => {
        const company = await standing(server, 'company', 'acme');
        await outsider.pushOne('company', changed(company, { name: 'Mine' }, 'outsider'), company);
        const record = technician({ id: stage.id, companyId: 'acme', edit: edit('outsider') });
        await outsider.pushOne('technicians', record);
        await outsider.pushOne('technicians', { ...record, companyId: undefined, edit: edit('admin') });
      },
      'other',
    );
    expect(entries.map(({ detail }) => detail.code)).toEqual([
      'server_owned',
      'unknown_field',
      'other_person',
    ]);
    expect(await everythingButTheLog()).toBe(before);
    expect(await auditLog(server, 'acme')).toEqual([]);
  });

  it("that is only mistyped is nobody's business", async () => {
    const before = await standing(server, 'technicians', stage.id);
    expect(
      await audited(server, () =>
        stage.admin.pushOne('technicians', changed(before, { email: 'jo' }), before),
      ),
    ).toEqual([]);
  });

  const everythingButTheLog = async () =>
    (await everything()).replaceAll(/"audit_(seq|hash)":("\w*"|\d+)/g, '');
});

describe('the export', () => {
  it('is the whole log as JSON lines, oldest first, and its end', async () => {
    for (const { prepare, act } of acts.slice(0, 3)) {
      await prepare?.(stage);
      await act(stage);
    }
    const answer = await stage.admin.request('/api/audit/export');
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { head } = lines.pop();
    expect(lines).toEqual(await auditLog(server));
    expect(lines.length).toBeGreaterThan(2);
    expect(chainFault(lines, head)).toBeNull();
  });
});
