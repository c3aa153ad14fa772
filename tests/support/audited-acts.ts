import type { AuditAction } from '#domain/access/audit.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { type Api, edit, password, type TestServer, technician } from '#tests/sync/server-fixture.ts';
import { passwordRequest } from './office-requests.ts';
import { changed, pushChange, send, sessionFor, standing } from './office-server.ts';

/** Something that an administrator does and that must be audited: what it takes, and the doing. */
export type Act = {
  readonly action: AuditAction;
  readonly detail?: AnyRecord;
  readonly prepare?: (stage: Stage) => Promise<void>;
  readonly act: (stage: Stage) => Promise<unknown>;
};

export type Stage = { readonly server: TestServer; readonly admin: Api; readonly id: string };

/** A technician as they stand when the act begins. */
export async function stageOf(server: TestServer): Promise<Stage> {
  const admin = await sessionFor(server, 'user-admin');
  const profile = technician({ licenseType: 'NonManagedTech', roleId: 'role-a', email: 'jo@b.example' });
  await admin.pushOne('technicians', profile);
  return { server, admin, id: profile.id };
}

async function edits({ server, admin, id }: Stage, change: AnyRecord): Promise<void> {
  await pushChange(admin, await standing(server, 'technicians', id), change);
}

async function puts({ server, id }: Stage, change: AnyRecord): Promise<void> {
  const record = await standing(server, 'technicians', id);
  await server.store.transaction('acme', (tx) => tx.put('technicians', [{ ...record, ...change }]));
}

const role = (): WireRecord => ({
  id: 'role-new',
  kind: 'role',
  name: 'Dispatcher',
  permissions: ['editLists'],
  office: true,
  active: true,
  edit: edit(),
});

const users = ({ admin }: Stage, body: object) => send(admin, 'PATCH', '/api/users/user-viewer', body);
const has = (state: string) => (stage: Stage) => puts(stage, { account: { state, username: 'jo' } });

/** Every action of the audit log that the office causes; `accepted` and `passwordReset` are the technicians' own. */
export const acts: readonly Act[] = [
  {
    action: 'licenseChanged',
    detail: { to: 'ManagedTech' },
    act: (on) => edits(on, { licenseType: 'ManagedTech' }),
  },
  { action: 'technicianRoleChanged', detail: { to: 'role-b' }, act: (on) => edits(on, { roleId: 'role-b' }) },
  {
    action: 'permissionsChanged',
    detail: { field: 'permissionOverrides.fieldTasks', to: true },
    act: (on) => edits(on, { permissionOverrides: { fieldTasks: true } }),
  },
  {
    action: 'permissionsChanged',
    detail: { to: true },
    act: ({ admin }) =>
      admin.pushOne('technicians', technician({ id: 't-born', permissionOverrides: { fieldTasks: true } })),
  },
  {
    action: 'reoffered',
    detail: { by: 'user-admin' },
    act: ({ admin }) =>
      admin.push('technicians', [{ newDocumentState: technician({ id: 't-lost' }), reoffer: true }]),
  },
  { action: 'technicianDeactivated', act: (on) => edits(on, { active: false }) },
  {
    action: 'technicianActivated',
    prepare: (on) => puts(on, { active: false }),
    act: (on) => edits(on, { active: true }),
  },
  {
    action: 'emailChanged',
    detail: { from: 'jo@b.example', to: 'new@b.example' },
    act: (on) => edits(on, { email: 'new@b.example' }),
  },
  {
    action: 'accountEmailChanged',
    detail: { from: 'jo@b.example', to: 'new@b.example', reason: 'Asked by phone' },
    prepare: has('active'),
    act: ({ admin, id }) =>
      send(admin, 'POST', `/api/technicians/${id}/account-email`, {
        email: 'new@b.example',
        reason: 'Asked by phone',
      }),
  },
  { action: 'invitationVoided', prepare: has('invited'), act: (on) => edits(on, { email: 'new@b.example' }) },
  { action: 'invitationVoided', prepare: has('invited'), act: (on) => edits(on, { active: false }) },
  {
    action: 'assigned',
    detail: { username: 'jo.doe' },
    act: async ({ admin, id }) =>
      admin.pushOne(
        'requests',
        await passwordRequest(admin, id, { username: 'jo.doe', password: 'tulip-Window-47' }),
      ),
  },
  { action: 'roleChanged', detail: { from: null }, act: ({ admin }) => admin.pushOne('lists', role()) },
  {
    action: 'roleChanged',
    prepare: async ({ admin }) => void (await admin.pushOne('lists', role())),
    act: async ({ server, admin }) => {
      const standsAs = await standing(server, 'lists', 'role-new');
      return admin.pushOne('lists', changed(standsAs, { permissions: ['editLists', 'seeAudit'] }), standsAs);
    },
  },
  {
    action: 'userAdded',
    detail: { username: 'jo.doe' },
    act: ({ admin }) =>
      send(admin, 'POST', '/api/users', {
        ...{ name: 'Jo', username: 'jo.doe', roleId: 'viewer', password: 'a long enough one' },
      }),
  },
  {
    action: 'userChanged',
    detail: { field: 'roleId', to: 'manager' },
    act: (on) => users(on, { roleId: 'manager' }),
  },
  { action: 'userDeactivated', act: (on) => users(on, { active: false }) },
  {
    action: 'userActivated',
    prepare: ({ server }) => server.changeUser('viewer', { active: false }),
    act: (on) => users(on, { active: true }),
  },
  { action: 'signedOut', act: ({ admin }) => send(admin, 'POST', '/api/users/user-viewer/sign-out') },
  {
    action: 'passwordChanged',
    act: ({ admin }) =>
      send(admin, 'POST', '/api/auth/password', { current: password, next: 'a new one, long enough' }),
  },
];
