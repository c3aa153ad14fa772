import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealedFor } from '#domain/access/sealing.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { messagesOf, passwordRequest, requestOf, sealed, statusIn } from '#tests/support/office-requests.ts';
import { auditLog, changed, pushChange, sessionFor, standing } from '#tests/support/office-server.ts';
import { type Api, postJson, startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
beforeEach(async () => {
  server = await startServer();
  admin = await sessionFor(server, 'user-admin');
});
afterEach(() => server.stop());

const password = 'tulip-Window-47';
const ada = { username: 'ada', password };

async function add(more: AnyRecord = {}): Promise<WireRecord> {
  const record = technician({
    email: `${Math.random().toString(36).slice(2)}@b.example`,
    positions: ['position-1'],
    roleId: 'role-a',
    truckId: 'truck-1',
    jobHistoryDateFilter: 'AllJobs',
    ...more,
  });
  const { outcome } = await admin.pushOne('technicians', record);
  if (outcome === 'rejected') throw new Error('Not added');
  return standing(server, 'technicians', record.id);
}

const ask = async (request: WireRecord): Promise<WireRecord> => {
  await admin.pushOne('requests', request);
  return standing(server, 'requests', request.id);
};

/** Resolves with the request once it waits no longer. */
const settled = (id: string) =>
  vi.waitFor(async () => {
    const request = await standing(server, 'requests', id);
    expect(request.state).not.toBe('queued');
    return request;
  }, 10_000);

const signsIn = async (username: string, typed: string) =>
  (await postJson(server.address, '/api/technician/sign-in', { username, password: typed })).status;

const failure = (result: string) => ({ state: 'failed', result });

describe('exactly once', () => {
  it.each([
    ['invite', 'pending'],
    ['reset', 'adminAssigned'],
  ])('%s: one message, however often the row comes', async (kind, status) => {
    const { id } = await add();
    if (kind === 'reset') await ask(await passwordRequest(admin, id, ada));
    const request = requestOf(kind, id);
    const first = await Promise.all([1, 2, 3, 4].map(() => admin.pushOne('requests', request)));
    expect(first.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...['applied', 'duplicate', 'duplicate', 'duplicate'],
    ]);
    await settled(request.id);
    expect(await admin.pushOne('requests', request)).toMatchObject({ outcome: 'duplicate' });
    expect(await messagesOf(server)).toMatchObject([
      { kind, requestId: request.id, state: 'sent', attempts: 1 },
    ]);
    expect((await standing(server, 'requests', request.id)).state).toBe('done');
    expect(await statusIn(server, id)).toBe(status);
  });

  it('a test notification: one message by each channel', async () => {
    const { id } = await add();
    const request = requestOf('testNotification', id);
    await Promise.all([1, 2, 3].map(() => admin.pushOne('requests', request)));
    expect(await settled(request.id)).toMatchObject({ state: 'done' });
    expect((await messagesOf(server)).map(({ channel }) => channel).toSorted()).toEqual(['email', 'text']);
  });

  it('username and password: one account, with which the technician signs in', async () => {
    const { id } = await add();
    const request = await passwordRequest(admin, id, ada);
    await Promise.all([1, 2, 3, 4].map(() => admin.pushOne('requests', request)));
    expect(await standing(server, 'requests', request.id)).toMatchObject({ state: 'done' });
    expect(await statusIn(server, id)).toBe('adminAssigned');
    expect(await signsIn('ada', password)).toBe(200);
    expect(await signsIn('ada', `${password}x`)).toBe(401);
    const assigned = (await auditLog(server)).filter(({ action }) => action === 'assigned');
    expect(assigned).toMatchObject([{ actor: 'user-admin', subject: { id }, detail: { username: 'ada' } }]);
    const later = await passwordRequest(admin, id, { username: 'ada', password: 'another-Good-one-9' });
    await ask(later);
    // The first row once more, as after a lost answer, must not bring the old password back.
    await admin.pushOne('requests', request);
    expect(await signsIn('ada', password)).toBe(401);
    expect(await signsIn('ada', 'another-Good-one-9')).toBe(200);
  });

  it('is asked once: nobody makes another request of it', async () => {
    const [one, two] = [await add(), await add()];
    const request = requestOf('invite', one.id);
    const stands = await ask(request);
    for (const change of [{ technicianId: two.id }, { kind: 'testNotification' }, { username: 'eve' }])
      expect(await admin.pushOne('requests', changed(stands, change), stands)).toMatchObject({
        outcome: 'rejected',
        code: 'server_owned',
      });
    await settled(request.id);
    expect(await messagesOf(server)).toHaveLength(1);
  });
});

describe('a request that comes before its profile', () => {
  it('is done when the profile comes', async () => {
    const profile = technician({ email: 'jo@b.example' });
    const waiting = await ask(requestOf('invite', profile.id));
    expect(waiting).toMatchObject({ state: 'queued' });
    expect(await messagesOf(server)).toEqual([]);
    await admin.pushOne('technicians', profile);
    await settled(waiting.id);
    expect(await statusIn(server, profile.id)).toBe('pending');
    await admin.pushOne('technicians', profile);
    expect(await messagesOf(server)).toHaveLength(1);
  });

  it('sets username and password', async () => {
    const profile = technician();
    const request = await passwordRequest(admin, profile.id, ada);
    expect(await ask(request)).toMatchObject({ state: 'queued' });
    expect(await signsIn('ada', password)).not.toBe(200);
    const outcome = await admin.pushOne('technicians', profile);
    expect(outcome.document).toMatchObject({ account: { state: 'assigned', username: 'ada' } });
    expect(await standing(server, 'requests', request.id)).toMatchObject({ state: 'done' });
    expect(await statusIn(server, profile.id)).toBe('adminAssigned');
    expect(await signsIn('ada', password)).toBe(200);
  });

  it('fails readably where the profile is not one to invite', async () => {
    const profile = technician({ email: 'jo@b.example', mobileAccess: false });
    const request = await ask(requestOf('invite', profile.id));
    await admin.pushOne('technicians', profile);
    expect(await standing(server, 'requests', request.id)).toMatchObject(
      failure('Mobile access is off for this profile.'),
    );
    expect(await messagesOf(server)).toEqual([]);
  });

  it('fails readably where its only address waits for a decision', async () => {
    await add({ email: 'jo@b.example' });
    const profile = technician({ email: 'jo@b.example', mobilePhone: null });
    const request = await ask(requestOf('invite', profile.id));
    await admin.pushOne('technicians', profile);
    expect(await standing(server, 'requests', request.id)).toMatchObject(
      failure('The profile has neither an email nor a mobile phone.'),
    );
  });
});

describe('a request that can not be done says why', () => {
  it.each([
    ['invite', { active: false }, 'The profile is inactive. Activate it first.'],
    ['invite', { mobileAccess: false }, 'Mobile access is off for this profile.'],
    ['invite', { email: null, mobilePhone: null }, 'The profile has neither an email nor a mobile phone.'],
    [
      'invite',
      { account: { state: 'active' } },
      'There is an account already. Send a password reset instead.',
    ],
    ['reset', {}, 'There is no account yet. Send an invitation instead.'],
    ['reset', { account: { state: 'invited' } }, 'There is no account yet. Send an invitation instead.'],
    ['reset', { account: { state: 'active' }, active: false }, 'The profile is inactive. Activate it first.'],
    [
      'testNotification',
      { email: null, mobilePhone: null },
      'Nothing: there is neither an email nor a mobile phone.',
    ],
  ])('%s of %j: %s', async (kind, profile, result) => {
    const { id } = await add();
    const stands = await standing(server, 'technicians', id);
    await server.store.transaction('acme', (tx) => tx.put('technicians', [{ ...stands, ...profile }]));
    expect(await ask(requestOf(kind, id))).toMatchObject(failure(result));
    expect(await messagesOf(server)).toEqual([]);
  });

  it('a removed profile is inactive', async () => {
    const profile = await add();
    await pushChange(admin, profile, { _deleted: true });
    expect(await ask(requestOf('invite', profile.id))).toMatchObject({ state: 'failed' });
    expect(await ask(await passwordRequest(admin, profile.id, ada))).toMatchObject({ state: 'failed' });
    expect(await signsIn('ada', password)).toBe(401);
  });

  it.each([
    ['short', { password: 'short' }, 'A password has at least 10 characters.'],
    [
      'its own name',
      { username: 'ada.lovelace', password: 'Ada.Lovelace' },
      'The password is the username; pick another.',
    ],
    ['no username', { username: 'a b' }, 'A username has letters, digits and . _ - + @ only.'],
  ])('a password that is %s', async (_what, more, result) => {
    const { id } = await add();
    expect(await ask(await passwordRequest(admin, id, { ...ada, ...more }))).toMatchObject(failure(result));
    expect(await statusIn(server, id)).toBe('neverLoggedIn');
  });

  it('a username that another technician has, in any case and in any company', async () => {
    const [one, two] = [await add(), await add()];
    await ask(await passwordRequest(admin, one.id, ada));
    const taken = failure('The username ADA belongs to another technician. Pick another.');
    expect(await ask(await passwordRequest(admin, two.id, { ...ada, username: 'ADA' }))).toMatchObject(taken);
    const outsider = await sessionFor(server, 'user-outsider');
    const edit = { id: 'edit-x', by: 'user-outsider', at: '2026-11-24T09:00:00.000Z', device: 'There' };
    const foreign = await passwordRequest(outsider, one.id, { ...ada, username: 'ADA' }, { edit });
    await outsider.pushOne('requests', foreign);
    expect(await standing(server, 'requests', foreign.id, 'other')).toMatchObject(taken);
    expect(await signsIn('ada', password)).toBe(200);
  });

  it.each([
    ['no password', { sealedPassword: null }],
    ['no username', { username: null }],
  ])('with %s', async (_what, more) => {
    const { id } = await add();
    const request = await passwordRequest(admin, id, ada, {});
    const { state } = await ask({ ...request, ...more });
    expect(state).toBe('failed');
  });
});

describe('a sealed password', () => {
  const unopened = failure('The password could not be opened; set it again.');

  it('is good for its own request and technician alone', async () => {
    const [one, two] = [await add(), await add()];
    const request = await passwordRequest(admin, one.id, ada);
    const replayed = {
      ...requestOf('setPassword', one.id),
      username: 'eve',
      sealedPassword: request.sealedPassword,
    };
    expect(await ask(replayed)).toMatchObject(unopened);
    expect(await ask({ ...request, technicianId: two.id })).toMatchObject(unopened);
    expect(await signsIn('ada', password)).toBe(401);
    expect(await signsIn('eve', password)).toBe(401);
  });

  it.each(['', 'x', 'A'.repeat(200), Buffer.alloc(120, 4).toString('base64')])(
    'that is %j is none',
    async (text) => {
      const { id } = await add();
      const request = { ...requestOf('setPassword', id), username: 'ada', sealedPassword: text };
      expect(await ask(request)).toMatchObject({ state: 'failed' });
    },
  );

  it('is opened after a restart, too', async () => {
    const profile = await add();
    const request = await passwordRequest(admin, profile.id, ada);
    server = await server.restart();
    admin = await sessionFor(server, 'user-admin');
    expect(await ask(request)).toMatchObject({ state: 'done' });
  });

  it('is found nowhere: not in the files, not in a pull, not in an answer', async () => {
    const { id } = await add();
    const purpose = requestOf('setPassword', id);
    const secret = await sealed(admin, password, sealedFor(purpose.id, id));
    const request = { ...purpose, username: 'ada.in.the.file', sealedPassword: secret };
    const answers = [await admin.pushOne('requests', request), await admin.pushOne('requests', request)];
    const weak = await passwordRequest(admin, id, { username: 'ada', password: 'short-Pw' });
    answers.push(await admin.pushOne('requests', weak));
    const manager = await sessionFor(server, 'user-manager');
    for (const api of [admin, manager])
      for (const collection of ['requests', 'technicians'])
        answers.push(...((await api.pull(collection)).documents as never[]));
    expect(await signsIn('ada.in.the.file', password)).toBe(200);
    const outbox = join(server.dataDir, 'outbox');
    const files = existsSync(outbox) ? readdirSync(outbox).map((name) => join(outbox, name)) : [];
    const sent = files.map((file) => readFileSync(file, 'latin1'));
    const kept = [await server.database.contents(), ...sent, JSON.stringify(answers)].join('\n');
    expect(kept).toContain('ada.in.the.file');
    for (const each of [password, secret, 'short-Pw', String(weak.sealedPassword)])
      expect(kept).not.toContain(each);
    expect(JSON.stringify(answers)).not.toContain('sealedPassword":"');
  });
});
