import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import {
  addUser,
  changed,
  outcomesOf,
  pushChange,
  rowOf,
  send,
  sessionFor,
  standing,
} from '#tests/support/office-server.ts';
import { type Api, edit, startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
let manager: Api;
beforeEach(async () => {
  server = await startServer();
  admin = await sessionFor(server, 'user-admin');
  manager = await sessionFor(server, 'user-manager');
});
afterEach(() => server.stop());

const email = 'Jo.Doe@b.example';
const phone = '+12025550111';

async function add(more: AnyRecord): Promise<WireRecord> {
  const record = technician(more);
  await admin.pushOne('technicians', record);
  return standing(server, 'technicians', record.id);
}

const flagsOf = (record: WireRecord | undefined) => Object.values((record?.flags ?? {}) as AnyRecord);

const rowsOfClaims = async () => {
  const rows = await server.database.query('SELECT person_kind, value_kind, value, holder_id FROM claims');
  return rows.map((row) => Object.values(row).join(' ')).toSorted();
};

describe('two technicians with one value', () => {
  it.each([
    ['email', email, email.toLowerCase()],
    ['mobilePhone', phone, phone],
  ])('[S10] both survive, and the %s of the second waits in its flags', async (field, value, again) => {
    const first = await add({ [field]: value });
    const second = technician({ mobilePhone: '+12025550122', email: 'second@b.example', [field]: again });
    const outcome = await manager.pushOne('technicians', { ...second, edit: edit('manager') });
    expect(outcome).toMatchObject({ outcome: 'conflict', code: 'taken', field });
    const stands = await standing(server, 'technicians', second.id);
    expect(outcome.document).toEqual({ ...stands, _deleted: false });
    expect(stands[field]).toBeUndefined();
    expect(flagsOf(stands)).toEqual([{ code: 'taken', field, value: again, other: first.id }]);
    expect((await standing(server, 'technicians', first.id))[field]).toBe(value);
  });

  it('[S10] what stood before goes on standing', async () => {
    await add({ email });
    const second = await add({ email: 'second@b.example' });
    const outcome = await pushChange(admin, second, { email, memo: 'Kept' });
    expect(outcome).toMatchObject({
      outcome: 'conflict',
      document: { email: 'second@b.example', memo: 'Kept' },
    });
    const third = technician({ email: 'SECOND@b.example' });
    expect(await admin.pushOne('technicians', third)).toMatchObject({ code: 'taken' });
  });

  it('[S10] the journal has the value that waits, marked so', async () => {
    await add({ email });
    const second = await add({ email: 'second@b.example' });
    await pushChange(admin, second, { email });
    const [entry] = await server.store.history('acme', 'technicians', second.id, {
      before: undefined,
      limit: 1,
    });
    expect(entry).toMatchObject({
      outcome: 'conflict',
      changes: [{ field: 'email', from: 'second@b.example', to: email, waits: true }],
    });
  });

  it('[S10] the same row again is a duplicate and leaves one flag', async () => {
    await add({ email });
    const second = technician({ email });
    const pushes = [1, 2, 3].map(() => admin.pushOne('technicians', second));
    const outcomes = await Promise.all(pushes);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'duplicate', 'duplicate']);
    for (const { document } of outcomes) expect(flagsOf(document)).toHaveLength(1);
    expect(flagsOf(await standing(server, 'technicians', second.id))).toHaveLength(1);
  });

  it('[S10] is not minded where it is another company', async () => {
    await add({ email });
    const outsider = await sessionFor(server, 'user-outsider');
    const theirs = technician({ email, edit: edit('outsider') });
    expect(await outsider.pushOne('technicians', theirs)).toMatchObject({ outcome: 'applied' });
  });
});

describe('a value that moves', () => {
  it('[S10] is free again within one push', async () => {
    const first = await add({ email });
    const second = await add({});
    const outcomes = await admin.push('technicians', [
      rowOf(first, { email: null }),
      rowOf(second, { email }),
    ]);
    expect(outcomesOf(outcomes)).toEqual(['applied', 'applied']);
    expect((await rowsOfClaims()).filter((row) => row.includes('email'))).toEqual([
      `technician email ${email.toLowerCase()} ${second.id}`,
    ]);
  });

  it('[S10] waits where it is set before it is given up', async () => {
    const first = await add({ email });
    const second = await add({});
    const outcomes = await admin.push('technicians', [
      rowOf(second, { email }),
      rowOf(first, { email: null }),
    ]);
    expect(outcomesOf(outcomes)).toEqual(['conflict taken', 'applied']);
  });

  it("[S10] stays the holder's own in another case", async () => {
    const first = await add({ email });
    expect(await pushChange(admin, first, { email: email.toUpperCase() })).toMatchObject({
      outcome: 'applied',
    });
    const other = technician({ email });
    expect(await admin.pushOne('technicians', other)).toMatchObject({ code: 'taken' });
  });

  it('[S10] is free once its profile is removed, and not while it is inactive', async () => {
    const first = await add({ email });
    const inactive = await pushChange(admin, first, { active: false });
    expect(inactive.outcome).toBe('applied');
    expect(await admin.pushOne('technicians', technician({ email }))).toMatchObject({ code: 'taken' });
    const stands = await standing(server, 'technicians', first.id);
    expect(await pushChange(admin, stands, { _deleted: true })).toMatchObject({ outcome: 'applied' });
    expect(await admin.pushOne('technicians', technician({ email }))).toMatchObject({ outcome: 'applied' });
  });
});

describe('flags', () => {
  it('[S10] are settled by taking the entry away', async () => {
    await add({ email });
    const second = technician({ email });
    await admin.pushOne('technicians', second);
    const stands = await standing(server, 'technicians', second.id);
    expect((await pushChange(admin, stands, { flags: null })).outcome).toBe('applied');
    expect((await standing(server, 'technicians', second.id)).flags).toBeUndefined();
  });

  it('[S10] are settled for the second when the value is free by now', async () => {
    const first = await add({ email });
    const second = technician({ email });
    await admin.pushOne('technicians', second);
    await pushChange(admin, first, { email: null });
    const stands = await standing(server, 'technicians', second.id);
    expect((await pushChange(admin, stands, { flags: null, email })).outcome).toBe('applied');
    expect(await standing(server, 'technicians', second.id)).toMatchObject({ email });
  });

  it('[S10] are forged by nobody, neither with a record nor by a base that never stood', async () => {
    const flags = {
      'edit-x_email': { code: 'taken', field: 'email', value: 'x@b.example', other: 'nobody' },
    };
    const born = technician({ flags });
    expect(await admin.pushOne('technicians', born)).toMatchObject({ code: 'server_owned', field: 'flags' });
    const record = await add({});
    expect(await pushChange(admin, record, { flags })).toMatchObject({
      code: 'server_owned',
      field: 'flags',
    });
    const base = { ...record, flags };
    await admin.pushOne('technicians', changed(base, { memo: 'Hello' }), base);
    expect((await standing(server, 'technicians', record.id)).flags).toBeUndefined();
  });
});

describe('office users and technicians', () => {
  const wish = { name: 'Jo', username: 'jo.doe', roleId: 'viewer', password: 'a long enough one' };

  it('[S10] may share an email and a phone; two office users may not', async () => {
    await add({ email, mobilePhone: phone });
    expect((await send(admin, 'POST', '/api/users', { ...wish, email, phone })).status).toBe(201);
    for (const more of [{ email: email.toLowerCase() }, { phone }]) {
      const answer = await send(admin, 'POST', '/api/users', { ...wish, ...more, username: 'other.one' });
      expect(answer).toMatchObject({
        status: 409,
        body: { error: { code: 'taken', field: Object.keys(more)[0] } },
      });
    }
    expect((await server.store.users('acme')).filter(({ username }) => username === 'other.one')).toEqual([]);
  });

  it('[S10] a change of an office user may not take what another has', async () => {
    const user = await addUser(server);
    await send(admin, 'POST', '/api/users', { ...wish, email });
    const answer = await send(admin, 'PATCH', `/api/users/${user.id}`, { email: email.toUpperCase() });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'taken', field: 'email' } } });
  });

  it('[S10] of many at once exactly one technician and one office user has it', async () => {
    const many = Array.from({ length: 12 }, (_, index) => index);
    const pushes = many.map((index) => {
      const [api, name] = index % 2 === 0 ? [admin, 'admin'] : [manager, 'manager'];
      const record = technician({ email: index % 3 === 0 ? email : email.toLowerCase(), edit: edit(name) });
      return api.pushOne('technicians', record);
    });
    const posts = many
      .slice(0, 4)
      .map((index) => send(admin, 'POST', '/api/users', { ...wish, username: `jo.${index}`, email }));
    const outcomes = await Promise.all(pushes);
    const answers = await Promise.all(posts);
    expect(outcomesOf(outcomes).toSorted()).toEqual(
      ['applied', ...Array(11).fill('conflict taken')].toSorted(),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const { documents } = await admin.pull('technicians');
    expect(documents.filter((each) => each.email)).toHaveLength(1);
    expect(documents.flatMap(flagsOf)).toHaveLength(11);
    expect((await rowsOfClaims()).filter((row) => row.includes(email.toLowerCase()))).toHaveLength(2);
  });
});

describe('a restart', () => {
  it('[S10] keeps claims as they are', async () => {
    await add({ email });
    const second = technician({ email });
    await admin.pushOne('technicians', second);
    const before = await rowsOfClaims();
    server = await server.restart();
    admin = await sessionFor(server, 'user-admin');
    expect(await rowsOfClaims()).toEqual(before);
    expect(await admin.pushOne('technicians', technician({ email }))).toMatchObject({ code: 'taken' });
    expect(await admin.pushOne('technicians', second)).toMatchObject({ outcome: 'duplicate' });
  });

  it('[S10] makes claims for what an older server wrote; of two with one value the first has it', async () => {
    const rows = [
      technician({ email }),
      technician({ email: email.toLowerCase() }),
      technician({ email: null }),
    ];
    const gone = technician({ email: 'gone@b.example', _deleted: true });
    await server.store.transaction('acme', (tx) => tx.put('technicians', [...rows, gone]));
    await addUser(server, { email, phone });
    expect(await rowsOfClaims()).toEqual([]);
    server = await server.restart();
    admin = await sessionFor(server, 'user-admin');
    expect((await rowsOfClaims()).filter((row) => row.includes('email'))).toEqual([
      expect.stringContaining(`technician email ${email.toLowerCase()} ${rows[0]?.id}`),
      expect.stringMatching(`user email ${email.toLowerCase()} user-user`),
    ]);
    expect(await rowsOfClaims()).toHaveLength(2 + 3 + 1);
    const [, twin] = rows;
    if (!twin) throw new Error('No twin');
    const memo = await pushChange(admin, twin, { memo: 'Any other edit goes through' });
    expect(memo.outcome).toBe('applied');
  });
});
