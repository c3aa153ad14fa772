import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { User } from '#server/store/store.ts';
import { addRole, addUser, changed, sessionFor, standing, whoMay } from '#tests/support/office-server.ts';
import { type Api, edit, startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let api: Api;
let user: User;
beforeEach(async () => {
  server = await startServer();
  ({ api, user } = await whoMay(server, ['editEmployee', 'editPermissions', 'editLists']));
});
afterEach(() => server.stop());

/** A technician whom an administrator has denied something that this person may not give. */
async function denied(): Promise<WireRecord> {
  const admin = await sessionFor(server, 'user-admin');
  const record = technician();
  await admin.pushOne('technicians', record);
  await admin.pushOne('technicians', changed(record, { permissionOverrides: { fieldTasks: false } }), record);
  return standing(server, 'technicians', record.id);
}

const overridesOf = async (id: string) => (await standing(server, 'technicians', id)).permissionOverrides;

it('[S16] a base that no record can be lifts no denial', async () => {
  const record = await denied();
  for (const permissionOverrides of [{ fieldTasks: false, nothing: 'odd' }, 'odd', [false]]) {
    const base = { ...record, permissionOverrides } as WireRecord;
    for (const mine of [null, {}, { fieldTasks: true }] as AnyRecord[string][])
      await api.pushOne('technicians', changed(base, { permissionOverrides: mine }, user.username), base);
  }
  expect(await overridesOf(record.id)).toEqual({ fieldTasks: false });
});

it('[S16] a base that never stood, with an edit that claims to have seen the denial, lifts none', async () => {
  const record = await denied();
  const seen = (record.edit as { id: string }).id;
  const base = { ...record, permissionOverrides: { fieldTasks: true } };
  const mine = { ...record, permissionOverrides: null, edit: edit(user.username, { after: [seen] }) };
  expect(await api.pushOne('technicians', mine, base)).toMatchObject({ code: 'gives_away' });
  expect(await overridesOf(record.id)).toEqual({ fieldTasks: false });
});

it('[S16] a base that claims what is wanted, or a third value, gives nothing', async () => {
  const record = await denied();
  for (const permissionOverrides of [{ fieldTasks: true }, {}, { fieldTasks: true, editUsers: true }]) {
    const base = { ...record, permissionOverrides };
    await api.pushOne('technicians', changed(base, { memo: 'x' }, user.username), base);
    await api.pushOne('technicians', changed(base, { permissionOverrides: null }, user.username), base);
  }
  expect(await overridesOf(record.id)).toEqual({ fieldTasks: false });
  const role = await standing(server, 'lists', user.roleId);
  const base = { ...role, permissions: ['editUsers', 'seeAudit'] };
  await api.pushOne('lists', changed(base, { name: 'Mine' }, user.username), base);
  await api.pushOne('lists', changed(base, { permissions: ['editUsers'] }, user.username), base);
  const { permissions } = await standing(server, 'lists', user.roleId);
  expect(permissions).toEqual(['editEmployee', 'editPermissions', 'editLists']);
});

it('[S16] a role stays a role: as another entry its holders would fall back to the built-in one', async () => {
  const narrow = { id: 'manager', kind: 'role', name: 'Manager', permissions: ['editLists'], office: true };
  await server.store.transaction('acme', (tx) => tx.put('lists', [narrow]));
  const manager = await sessionFor(server, 'user-manager');
  const zone = changed(narrow, { kind: 'zone' }, 'manager');
  expect(await manager.pushOne('lists', zone, narrow)).toMatchObject({ outcome: 'rejected' });
  const payroll = technician({ payroll: { hourlyRate: 424_242 } });
  await server.store.transaction('acme', (tx) => tx.put('technicians', [payroll]));
  expect(JSON.stringify(await manager.pull('technicians'))).not.toContain('424242');
});

it("[S16] a role of one's own making gives its holders no more than one has", async () => {
  const more = { id: 'viewer', kind: 'role', name: 'Viewer', permissions: ['editUsers'], office: true };
  const outcome = await api.pushOne('lists', { ...more, edit: edit(user.username) });
  expect(outcome).toMatchObject({ outcome: 'rejected', code: 'gives_away', field: 'permissions' });
  const other = await addUser(server, { roleId: await addRole(server, ['editLists']) });
  const lists = await sessionFor(server, other.id);
  const role = { ...more, id: 'role-own', permissions: ['editLists'], edit: edit(other.username) };
  expect(await lists.pushOne('lists', role)).toMatchObject({ code: 'forbidden' });
});
