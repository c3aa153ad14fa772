import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import {
  changed,
  outcomesOf,
  pushChange,
  rowOf,
  sessionFor,
  standing,
  whoMay,
} from '#tests/support/office-server.ts';
import { type Api, edit, startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
beforeEach(async () => {
  server = await startServer();
  admin = await sessionFor(server, 'user-admin');
});
afterEach(() => server.stop());

const managed = (more: AnyRecord = {}) => technician({ licenseType: 'ManagedTech', ...more });
const free = (more: AnyRecord = {}) => technician({ licenseType: 'NonManagedTech', ...more });

async function add(record: ReturnType<typeof technician>) {
  expect(await admin.pushOne('technicians', record)).toMatchObject({ outcome: 'applied' });
  return standing(server, 'technicians', record.id);
}

async function setLimit(seatLimit: number | null) {
  const company = await standing(server, 'company', 'acme');
  const outcome = await admin.pushOne('company', changed(company, { seatLimit }), company);
  expect(outcome.outcome).toBe('applied');
}

const full = { outcome: 'rejected', code: 'seat_limit', field: 'licenseType' };

describe('the limit of managed seats', () => {
  it('[R10] holds for a new profile, and says what to do', async () => {
    await add(managed());
    await setLimit(2);
    await add(managed());
    expect(await admin.pushOne('technicians', managed())).toMatchObject({
      ...full,
      reason: 'All 2 managed seats are taken. Make it a non-managed technician, or free a seat.',
    });
    expect(await admin.pushOne('technicians', free())).toMatchObject({ outcome: 'applied' });
    expect(await admin.pushOne('technicians', managed({ active: false }))).toMatchObject({
      outcome: 'applied',
    });
  });

  it('[R10] holds for converting and for activating', async () => {
    const [convert, activate] = [await add(free()), await add(managed({ active: false }))];
    await add(managed());
    await setLimit(1);
    expect(await pushChange(admin, convert, { licenseType: 'ManagedTech' })).toMatchObject({
      ...full,
      document: convert,
    });
    expect(await pushChange(admin, activate, { active: true })).toMatchObject({
      ...full,
      document: activate,
    });
    expect(await standing(server, 'technicians', convert.id)).toEqual(convert);
    expect(await standing(server, 'technicians', activate.id)).toEqual(activate);
    expect(await pushChange(admin, activate, { licenseType: 'NonManagedTech', active: true })).toMatchObject({
      outcome: 'applied',
    });
  });

  it('[R10] counts the rows of one push, those that free a seat among them', async () => {
    const taken = await add(managed());
    await setLimit(1);
    const rows = [
      { newDocumentState: managed() },
      rowOf(taken, { active: false }),
      { newDocumentState: managed() },
      { newDocumentState: managed() },
    ];
    expect(outcomesOf(await admin.push('technicians', rows))).toEqual([
      'rejected seat_limit',
      'applied',
      'applied',
      'rejected seat_limit',
    ]);
  });

  it('[R10] holds for many pushes at once', async () => {
    await setLimit(3);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => admin.pushOne('technicians', managed())),
    );
    expect(outcomesOf(outcomes).filter((each) => each === 'applied')).toHaveLength(3);
  });

  it('[R10] a seat is free after a deactivation, a removal, and a change to non-managed', async () => {
    await setLimit(1);
    for (const change of [{ active: false }, { _deleted: true }, { licenseType: 'NonManagedTech' }]) {
      const holder = await add(managed());
      expect(await admin.pushOne('technicians', managed())).toMatchObject(full);
      expect(await pushChange(admin, holder, change)).toMatchObject({ outcome: 'applied' });
    }
    await add(managed());
  });

  it('[R10] below what is taken lets everybody work on, and nobody come', async () => {
    const [one] = [await add(managed()), await add(managed())];
    await setLimit(1);
    expect(await pushChange(admin, one, { memo: 'Hello' })).toMatchObject({ outcome: 'applied' });
    expect(await pushChange(admin, one, { active: false, memo: 'Hello' })).toMatchObject({
      outcome: 'applied',
    });
    const inactive = await standing(server, 'technicians', one.id);
    expect(await pushChange(admin, inactive, { active: true })).toMatchObject(full);
    await setLimit(null);
    expect(await pushChange(admin, inactive, { active: true })).toMatchObject({ outcome: 'applied' });
  });

  it("[R10] is none where nobody set one, and is the company's own", async () => {
    await add(managed());
    await setLimit(0);
    expect(await admin.pushOne('technicians', managed())).toMatchObject(full);
    const outsider = await sessionFor(server, 'user-outsider');
    const theirs = managed({ edit: edit('outsider') });
    expect(await outsider.pushOne('technicians', theirs)).toMatchObject({ outcome: 'applied' });
  });

  it('[S7] a refused row may come again when there is a seat', async () => {
    await setLimit(0);
    const record = managed();
    expect(await admin.pushOne('technicians', record)).toMatchObject(full);
    await setLimit(1);
    expect(await admin.pushOne('technicians', record)).toMatchObject({ outcome: 'applied' });
  });
});

describe('converting to managed', () => {
  it('[R10] needs its own permission, which adding and freeing do not', async () => {
    const { api, user } = await whoMay(server, ['editEmployee']);
    const existing = await add(free());
    const convert = changed(existing, { licenseType: 'ManagedTech' }, user.username);
    expect(await api.pushOne('technicians', convert, existing)).toMatchObject({
      outcome: 'rejected',
      code: 'forbidden',
      field: 'licenseType',
      reason: 'This change of License Type needs the permission Convert To Managed.',
    });
    const born = managed({ edit: edit(user.username) });
    expect(await api.pushOne('technicians', born)).toMatchObject({ outcome: 'applied' });
    const stands = await standing(server, 'technicians', born.id);
    const down = changed(stands, { licenseType: 'NonManagedTech' }, user.username);
    expect(await api.pushOne('technicians', down, stands)).toMatchObject({ outcome: 'applied' });
  });

  it('[R10] needs it by what stands, not by what the row says it stood on', async () => {
    const { api, user } = await whoMay(server, ['editEmployee']);
    const existing = await add(free());
    for (const licenseType of [null, 'odd', 'ManagedTech']) {
      const base = { ...existing, licenseType };
      await api.pushOne('technicians', changed(base, { licenseType: 'ManagedTech' }, user.username), base);
    }
    const emptied = changed(existing, { licenseType: null }, user.username);
    expect(await api.pushOne('technicians', emptied, existing)).toMatchObject({ code: 'required' });
    expect((await standing(server, 'technicians', existing.id)).licenseType).toBe('NonManagedTech');
  });
});
