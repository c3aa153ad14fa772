import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { audited, standing } from '#tests/support/office-server.ts';
import { type Api, edit, startWithPeople, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
let manager: Api;
let viewer: Api;

beforeAll(async () => {
  ({ server, admin, manager, viewer } = await startWithPeople());
});
afterAll(() => server.stop());

const upon = (record: AnyRecord, change: AnyRecord, username = 'admin'): WireRecord => {
  const { id, after: older = [] } = record.edit as Edit;
  return { ...record, ...change, edit: edit(username, { after: [id, ...older] }) } as AnyRecord as WireRecord;
};

const offer = async (api: Api, collection: string, held: WireRecord) => {
  const [outcome] = await api.push(collection, [{ newDocumentState: held, reoffer: true }]);
  if (!outcome) throw new Error('No outcome');
  return outcome;
};

describe('[S12] what is offered again', () => {
  it('comes back as it was held, once, however many computers hold it', async () => {
    const backup = technician();
    await admin.pushOne('technicians', backup);
    const held = upon(upon(backup, { memo: 'lost' }), { bio: 'lost too' }, 'manager');
    const seq = await server.store.lastSeq('acme');
    expect(await offer(admin, 'technicians', held)).toEqual({ id: held.id, outcome: 'merged' });
    const brought = await server.store.lastSeq('acme');
    for (const api of [admin, manager])
      expect(await offer(api, 'technicians', held)).toEqual({ id: held.id, outcome: 'duplicate' });
    expect(await standing(server, 'technicians', held.id)).toEqual(held);
    expect(brought).toBeGreaterThan(seq);
    expect(await server.store.lastSeq('acme')).toBe(brought);
  });

  it('loses nothing to several computers that offer and edit at once', async () => {
    const backup = technician();
    await admin.pushOne('technicians', backup);
    const older = upon(backup, { memo: 'lost 1' });
    const newer = upon(older, { memo: 'lost 2' });
    const edited = upon(newer, { memo: 'and on' });
    await Promise.all([
      offer(manager, 'technicians', older),
      offer(admin, 'technicians', newer).then(() => admin.pushOne('technicians', edited, newer)),
      offer(manager, 'technicians', newer),
    ]);
    const now = await standing(server, 'technicians', backup.id);
    expect(now).toMatchObject({ memo: 'and on' });
    expect(now.conflicts).toBeUndefined();
  });

  it('says in the audit log who brought it, not who is said to have typed it', async () => {
    const held = technician({ edit: edit('manager') });
    const [entry, ...more] = await audited(server, () => offer(admin, 'technicians', held));
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      actor: 'user-admin',
      device: 'unnamed',
      action: 'reoffered',
      subject: { kind: 'technicians', id: held.id },
      detail: { edit: (held.edit as Edit).id, by: 'user-manager' },
    });
  });

  it('claims its phone anew, and waits where somebody has it by now', async () => {
    const held = technician();
    const other = technician({ mobilePhone: held.mobilePhone });
    await admin.pushOne('technicians', other);
    expect(await offer(admin, 'technicians', held)).toMatchObject({ outcome: 'conflict', code: 'taken' });
    const now = await standing(server, 'technicians', held.id);
    expect(now.mobilePhone).toBeUndefined();
    expect(Object.values(now.flags as AnyRecord)).toMatchObject([
      { field: 'mobilePhone', value: held.mobilePhone, other: other.id },
    ]);
  });

  it('is refused where the person may not make that change, which is nobody’s attempt', async () => {
    const held = technician({ edit: edit('manager') });
    const log = await audited(server, async () => {
      expect(await offer(viewer, 'technicians', held)).toMatchObject({
        outcome: 'rejected',
        code: 'forbidden',
      });
    });
    expect(log).toEqual([]);
    expect(await server.store.byIds('acme', 'technicians', [held.id])).toEqual([]);
  });

  it('makes no account, and an attempt at one is audited', async () => {
    const held = technician({ account: { state: 'active', username: 'mallory' }, edit: edit('manager') });
    await offer(manager, 'technicians', held);
    expect((await standing(server, 'technicians', held.id)).account).toBeUndefined();
    const said = { by: 'user-admin', at: '2026-11-24T08:00:00.000Z', device: 'Desk' };
    const conflicts = { e1_account: { field: 'account', kept: said, other: said } };
    const log = await audited(server, () => offer(manager, 'technicians', technician({ conflicts })));
    expect(log).toMatchObject([
      { action: 'refused', actor: 'user-manager', detail: { code: 'server_owned' } },
    ]);
  });

  it('carries out no request a second time', async () => {
    const somebody = technician({ email: 'once@example.com' });
    await admin.pushOne('technicians', somebody);
    const request = {
      id: 'r-once',
      kind: 'invite',
      technicianId: somebody.id,
      at: '2026-11-24T08:00:00.000Z',
      state: 'done',
      edit: edit(),
    };
    const messages = async () =>
      (await server.store.people.messages('acme', { before: undefined, limit: 100 })).length;
    const before = await messages();
    for (let time = 0; time < 2; time += 1) await offer(admin, 'requests', request);
    expect(await messages()).toBe(before);
    expect(await standing(server, 'requests', 'r-once')).toMatchObject({ state: 'failed' });
  });

  it('must say so in a way that is known', async () => {
    const [outcome] = await admin.push('technicians', [{ newDocumentState: technician(), reoffer: 'yes' }]);
    expect(outcome).toMatchObject({ outcome: 'rejected', code: 'malformed_row', field: 'reoffer' });
  });
});

describe('[S12] an edit on what the server has lost', () => {
  it('brings that along, so that a computer that knows of no restore loses nothing', async () => {
    const backup = technician();
    await admin.pushOne('technicians', backup);
    const held = upon(backup, { memo: 'lost' }, 'manager');
    await manager.pushOne('technicians', upon(backup, { skills: ['s-1'] }, 'manager'), backup);
    const outcome = await admin.pushOne('technicians', upon(held, { bio: 'new' }), held);
    expect(outcome.outcome).toBe('merged');
    const now = await standing(server, 'technicians', backup.id);
    expect(now).toMatchObject({ memo: 'lost', bio: 'new', skills: ['s-1'] });
    expect(now.conflicts).toBeUndefined();
    expect(await offer(manager, 'technicians', held)).toMatchObject({ outcome: 'duplicate' });
  });

  it('leaves room for whoever may bring it, where its author may not', async () => {
    const backup = technician();
    await admin.pushOne('technicians', backup);
    const held = upon(backup, { permissionOverrides: { fieldTasks: true } });
    await manager.pushOne('technicians', upon(held, { bio: 'new' }, 'manager'), held);
    expect((await standing(server, 'technicians', backup.id)).permissionOverrides).toBeUndefined();
    await offer(admin, 'technicians', held);
    expect(await standing(server, 'technicians', backup.id)).toMatchObject({
      bio: 'new',
      permissionOverrides: { fieldTasks: true },
    });
  });
});
