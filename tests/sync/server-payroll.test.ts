import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import { recordDigest, sumDigests } from '#domain/sync/digest.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import {
  changed,
  outcomesOf,
  pushChange,
  rowOf,
  send,
  sessionFor,
  standing,
  whoMay,
} from '#tests/support/office-server.ts';
import { type Api, edit, startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
let viewer: Api;
let base: WireRecord;
const pay = { payrollId: 'PAY-4711', hourlyRate: 424_242, hireDate: '2019-05-17' };
const secrets = /PAY-4711|PAY-0815|424242|999777|2019-05-17/;

beforeEach(async () => {
  server = await startServer();
  admin = await sessionFor(server, 'user-admin');
  viewer = await sessionFor(server, 'user-viewer');
  const record = technician({ payroll: pay });
  expect((await admin.pushOne('technicians', record)).outcome).toBe('applied');
  base = await standing(server, 'technicians', record.id);
});
afterEach(() => server.stop());

const turnPayroll = async (on: boolean) => {
  const company = await standing(server, 'company', 'acme');
  const outcome = await admin.pushOne('company', changed(company, { payroll: on }), company);
  expect(outcome.outcome).toBe('applied');
};
const setRole = (username: string, roleId: string) => server.changeUser(username, { roleId });
const payrollNow = async () => (await standing(server, 'technicians', base.id)).payroll;

/** Two people set one rate, so that one waits for a decision. */
async function clash(): Promise<WireRecord> {
  const rate = (hourlyRate: number) =>
    changed(base, { payroll: { ...pay, hourlyRate, payrollId: 'PAY-0815' } });
  await admin.pushOne('technicians', rate(100), base);
  const outcome = await admin.pushOne('technicians', rate(999_777), base);
  expect(outcome.outcome).toBe('conflict');
  return standing(server, 'technicians', base.id);
}

/** All that a person can read about technicians, as text. */
async function readable(api: Api): Promise<string> {
  const paths = [
    '/api/sync/technicians/pull',
    `/api/sync/technicians/pull?ids=${base.id}&seq=9999`,
    `/api/technicians/${base.id}/history`,
  ];
  const texts = await Promise.all(paths.map(async (path) => (await api.request(path)).text()));
  return texts.join('\n');
}

describe('payroll', () => {
  it('[S16] is read by those who may, with its conflicts and its history', async () => {
    await clash();
    for (const secret of ['PAY-4711', 'PAY-0815', '424242', '999777'])
      expect(await readable(admin)).toContain(secret);
    const manager = await sessionFor(server, 'user-manager');
    expect(await readable(manager)).toContain('999777');
  });

  it('[S16] is in nothing that the others read, also when a conflict is settled', async () => {
    const stands = await clash();
    expect(await readable(viewer)).not.toMatch(secrets);
    expect((await pushChange(admin, stands, { conflicts: null })).outcome).toBe('applied');
    expect(await readable(admin)).toContain('"field":"conflicts"');
    const { api } = await whoMay(server, ['editEmployee', 'editPayroll', 'editPermissions']);
    for (const each of [viewer, api]) {
      const text = await readable(each);
      expect(text).toContain(base.id);
      expect(text).not.toMatch(secrets);
      expect(text).not.toContain('payroll.');
    }
  });

  it('[S16] is in no answer to a push of theirs, whatever becomes of the row', async () => {
    const stands = await clash();
    const { api, user } = await whoMay(server, ['editEmployee']);
    const mine = (from: WireRecord, change: AnyRecord) => changed(from, change, user.username);
    const seen = (await api.present('technicians', base.id)) as WireRecord;
    const row = mine(seen, { memo: 'Mine' });
    const outcomes = [
      await api.pushOne('technicians', row, seen),
      await api.pushOne('technicians', row, seen),
      await api.pushOne('technicians', mine(base, { memo: 'Other' }), base),
      await api.pushOne('technicians', mine(stands, { positions: 'none' }), stands),
      await api.pushOne('technicians', mine(stands, { payroll: { hourlyRate: 5 } }), stands),
    ];
    expect(outcomesOf(outcomes)).toEqual([
      'applied',
      'duplicate',
      'conflict',
      'rejected invalid',
      'rejected forbidden',
    ]);
    expect(JSON.stringify(outcomes)).not.toMatch(secrets);
  });

  it('[S22] the digest is of what the person sees', async () => {
    await clash();
    for (const api of [admin, viewer]) {
      const { documents } = await api.pull('technicians');
      const digest = (await send(api, 'GET', '/api/sync/technicians/digest')).body;
      const seen = sumDigests(documents.map(({ _deleted, ...record }) => recordDigest(record as WireRecord)));
      expect(digest).toMatchObject(seen);
    }
  });

  it('[S16] is changed by nobody who does not see it, and audited', async () => {
    const { api, user } = await whoMay(server, ['editEmployee', 'editPayroll']);
    const seen = (await api.present('technicians', base.id)) as WireRecord;
    const forged = changed(seen, { payroll: { hourlyRate: 5 } }, user.username);
    expect(await api.pushOne('technicians', forged, seen)).toMatchObject({
      outcome: 'rejected',
      code: 'forbidden',
      field: 'payroll.hourlyRate',
    });
    const born = technician({ payroll: { hourlyRate: 5 }, edit: edit(user.username) });
    expect(await api.pushOne('technicians', born)).toMatchObject({ code: 'forbidden' });
    expect(await payrollNow()).toEqual(pay);
  });

  it('[S16] survives edits of those who do not see it, or no longer', async () => {
    const { api, user } = await whoMay(server, ['editEmployee']);
    const seen = (await api.present('technicians', base.id)) as WireRecord;
    await api.pushOne('technicians', changed(seen, { memo: 'New' }, user.username), seen);
    await api.pushOne('technicians', changed(base, { bio: 'As it was once seen' }, user.username), base);
    await api.pushOne('technicians', changed(base, { payroll: null, memo: 'Gone' }, user.username), base);
    expect(await standing(server, 'technicians', base.id)).toMatchObject({
      payroll: pay,
      bio: 'As it was once seen',
    });
  });
});

describe('a right that was taken away', () => {
  it('[S16] refuses the queued edit of payroll with its reason, and lets the others pass', async () => {
    const manager = await sessionFor(server, 'user-manager');
    const other = technician();
    await admin.pushOne('technicians', other);
    const rows = [
      rowOf(base, { payroll: { ...pay, hourlyRate: 999_777 }, memo: 'With pay' }, 'manager'),
      rowOf(other, { memo: 'Without' }, 'manager'),
    ];
    const { user } = await whoMay(server, ['editEmployee']);
    await setRole('manager', user.roleId);
    const [refused, passed] = await manager.push('technicians', rows);
    expect(refused).toMatchObject({ outcome: 'rejected', code: 'forbidden', field: 'payroll.hourlyRate' });
    expect(refused?.reason).toBe('You may not change Hourly Rate.');
    expect(JSON.stringify(refused)).not.toMatch(secrets);
    expect(passed).toMatchObject({ outcome: 'applied' });
    expect(await standing(server, 'technicians', other.id)).toMatchObject({ memo: 'Without' });
    expect(await payrollNow()).toEqual(pay);
  });

  it('[S16] answers a repeat from before without payroll', async () => {
    const manager = await sessionFor(server, 'user-manager');
    const row = changed(base, { payroll: { ...pay, hourlyRate: 1 } }, 'manager');
    expect((await manager.pushOne('technicians', row, base)).outcome).toBe('applied');
    await pushChange(admin, await standing(server, 'technicians', base.id), { memo: 'Meanwhile' });
    await setRole('manager', 'viewer');
    const outcome = await manager.pushOne('technicians', row, base);
    expect(outcome).toMatchObject({ outcome: 'duplicate', document: { memo: 'Meanwhile' } });
    expect(JSON.stringify(outcome)).not.toMatch(secrets);
  });

  it('[S16] counts at the next request, and the checkpoint of the other view starts anew', async () => {
    const manager = await sessionFor(server, 'user-manager');
    const first = await manager.pull('technicians');
    expect(JSON.stringify(first)).toContain('PAY-4711');
    expect((await manager.pull('technicians', first.checkpoint)).documents).toEqual([]);
    await setRole('manager', 'viewer');
    const second = await manager.pull('technicians', first.checkpoint);
    expect(second.checkpoint.epoch).not.toBe(first.checkpoint.epoch);
    expect(second.documents.map(({ id }) => id)).toEqual([base.id]);
    expect(JSON.stringify(second)).not.toMatch(secrets);
    await setRole('manager', 'manager');
    const third = await manager.pull('technicians', second.checkpoint);
    expect(JSON.stringify(third.documents)).toContain('PAY-4711');
    expect(third.checkpoint.epoch).toBe(first.checkpoint.epoch);
  });
});

describe('a company without payroll', () => {
  it('[R36] has nobody who sees it or changes it, and finds it again when it is on', async () => {
    const before = await admin.pull('technicians');
    await turnPayroll(false);
    const without = await admin.pull('technicians', before.checkpoint);
    expect(without.documents.map(({ id }) => id)).toEqual([base.id]);
    expect(await readable(admin)).not.toMatch(secrets);
    const rate = { payroll: { ...pay, hourlyRate: 1 } };
    expect(await pushChange(admin, base, rate)).toMatchObject({ outcome: 'rejected', code: 'forbidden' });
    expect(await pushChange(admin, base, { memo: 'Still' })).toMatchObject({ outcome: 'applied' });
    await turnPayroll(true);
    expect(await readable(admin)).toContain('PAY-4711');
    expect(await payrollNow()).toEqual(pay);
  });

  it('[R36] is another matter than the company beside it', async () => {
    await turnPayroll(false);
    const outsider = await sessionFor(server, 'user-outsider');
    const theirs = technician({ payroll: pay, edit: edit('outsider') });
    expect((await outsider.pushOne('technicians', theirs)).outcome).toBe('applied');
    expect(JSON.stringify(await outsider.pull('technicians'))).toContain('PAY-4711');
  });
});
