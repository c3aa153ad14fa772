import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOnPostgres } from '#tests/support/test-database.ts';
import { type Api, edit, startWithPeople, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
let manager: Api;
let viewer: Api;

beforeAll(async () => {
  ({ server, admin, manager, viewer } = await startWithPeople());
});
afterAll(() => server.stop());

describe('merging', () => {
  it('[S2] answers the merged state where it differs from the pushed one', async () => {
    const base = technician();
    await admin.pushOne('technicians', base);
    await manager.pushOne('technicians', { ...base, memo: 'From the manager', edit: edit('manager') }, base);
    const outcome = await admin.pushOne('technicians', { ...base, bio: 'From me', edit: edit() }, base);
    expect(outcome).toMatchObject({
      outcome: 'merged',
      document: { memo: 'From the manager', bio: 'From me', _deleted: false },
    });
  });

  it('[S3] judges only what an edit changed', async () => {
    const old = { ...technician(), truckId: 'not an id any more' };
    await server.store.transaction('acme', (tx) => tx.put('technicians', [old]));
    const next = { ...old, memo: 'Only this', edit: edit() };
    expect(await admin.pushOne('technicians', next, old)).toMatchObject({ outcome: 'applied' });
    const worse = { ...next, truckId: 'still none', edit: edit() };
    expect(await admin.pushOne('technicians', worse, next)).toMatchObject({
      outcome: 'rejected',
      code: 'invalid',
      field: 'truckId',
    });
  });

  it('[S4] keeps both of two edits of different fields, without a question', async () => {
    const base = technician();
    await admin.pushOne('technicians', base);
    await admin.pushOne('technicians', { ...base, memo: 'One', edit: edit() }, base);
    const second = { ...base, bio: 'Two', edit: edit('manager') };
    expect((await manager.pushOne('technicians', second, base)).outcome).toBe('merged');
    const present = await admin.present('technicians', base.id);
    expect(present).toMatchObject({ memo: 'One', bio: 'Two' });
    expect(present?.conflicts).toBeUndefined();
  });

  it('[S5] lets the first stay and keeps the other with who, when and where', async () => {
    const base = technician({ memo: 'Before' });
    await admin.pushOne('technicians', base);
    const first = edit('manager');
    const second = edit();
    await manager.pushOne('technicians', { ...base, memo: 'First', edit: first }, base);
    const outcome = await admin.pushOne('technicians', { ...base, memo: 'Second', edit: second }, base);
    expect(outcome.outcome).toBe('conflict');
    const { after: _, ...by } = second;
    expect(outcome.document).toMatchObject({
      memo: 'First',
      conflicts: {
        [`${second.id}_memo`]: {
          field: 'memo',
          base: 'Before',
          kept: { value: 'First', by: first.by, at: first.at, device: first.device },
          other: { value: 'Second', by: by.by, at: by.at, device: by.device },
        },
      },
    });
    expect(await viewer.present('technicians', base.id)).toEqual(outcome.document);
  });

  it('[S5] takes equal values for no conflict', async () => {
    const base = technician();
    await admin.pushOne('technicians', base);
    await manager.pushOne('technicians', { ...base, memo: 'Same', edit: edit('manager') }, base);
    const again = { ...base, memo: 'Same', edit: edit() };
    expect((await admin.pushOne('technicians', again, base)).outcome).toBe('applied');
  });

  it('[S6] merges skills by what was added and removed', async () => {
    const base = technician({ skills: ['a', 'b'] });
    await admin.pushOne('technicians', base);
    await manager.pushOne('technicians', { ...base, skills: ['b', 'c'], edit: edit('manager') }, base);
    const outcome = await admin.pushOne(
      'technicians',
      { ...base, skills: ['a', 'b', 'd'], edit: edit() },
      base,
    );
    expect(outcome).toMatchObject({ outcome: 'merged', document: { skills: ['b', 'c', 'd'] } });
  });

  it('[S6] refuses a merge that would hold more than a list may', async () => {
    const ids = (letter: string) => Array.from({ length: 150 }, (_, index) => `${letter}${index}`);
    const base = technician();
    await admin.pushOne('technicians', base);
    await admin.pushOne('technicians', { ...base, skills: ids('a'), edit: edit() }, base);
    const outcome = await admin.pushOne('technicians', { ...base, skills: ids('b'), edit: edit() }, base);
    expect(outcome).toMatchObject({ outcome: 'rejected', code: 'invalid', field: 'skills' });
  });

  it('[S11] removes a profile only for an administrator, and keeps its content', async () => {
    const base = technician({ memo: 'Kept' });
    await admin.pushOne('technicians', base);
    const gone = (name: string) => ({ ...base, _deleted: true, edit: edit(name) });
    expect(await manager.pushOne('technicians', gone('manager'), base)).toMatchObject({ code: 'forbidden' });
    expect(await admin.pushOne('technicians', gone('admin'), base)).toMatchObject({ outcome: 'applied' });
    expect(await admin.present('technicians', base.id)).toMatchObject({ _deleted: true, memo: 'Kept' });
    const late = { ...base, memo: 'Late', edit: edit() };
    expect(await admin.pushOne('technicians', late, base)).toMatchObject({
      outcome: 'rejected',
      code: 'removed',
      document: { _deleted: true },
    });
  });
});

describe('repeated edits', () => {
  it('[S7] answers a repeated edit with the present state and applies it once', async () => {
    const mine = technician();
    const first = await admin.pushOne('technicians', mine);
    expect(first.outcome).toBe('applied');
    expect(await admin.pushOne('technicians', mine)).toEqual({ id: mine.id, outcome: 'duplicate' });
  });

  it('[S7] keeps what somebody else did between an edit and its repeat', async () => {
    const base = technician({ memo: 'Before' });
    await admin.pushOne('technicians', base);
    const mine = { ...base, memo: 'Mine', edit: edit() };
    await admin.pushOne('technicians', mine, base);
    const theirs = { ...mine, memo: 'Theirs', edit: edit('manager') };
    await manager.pushOne('technicians', theirs, mine);
    const outcome = await admin.pushOne('technicians', mine, base);
    expect(outcome).toMatchObject({ outcome: 'duplicate', document: { memo: 'Theirs' } });
    expect((await admin.present('technicians', base.id))?.conflicts).toBeUndefined();
  });

  it('[S7] knows a repeat after a restart', async () => {
    const mine = technician();
    await admin.pushOne('technicians', mine);
    server = await server.restart();
    [admin, manager, viewer] = await Promise.all([
      server.signIn('admin'),
      server.signIn('manager'),
      server.signIn('viewer'),
    ]);
    expect((await admin.pushOne('technicians', mine)).outcome).toBe('duplicate');
  });

  it('[S7] refuses an edit id that was used for something else', async () => {
    const mine = technician();
    await admin.pushOne('technicians', mine);
    const other = { ...mine, memo: 'Something else' };
    expect(await admin.pushOne('technicians', other, mine)).toMatchObject({
      outcome: 'rejected',
      code: 'edit_reused',
    });
    expect((await admin.present('technicians', mine.id))?.memo).toBeUndefined();
  });

  it('[S7] takes a value back that an edit with a lost answer had set', async () => {
    const base = technician({ memo: 'Before', skills: ['a'] });
    await admin.pushOne('technicians', base);
    const lost = edit();
    await admin.pushOne('technicians', { ...base, memo: 'Typed', skills: ['a', 'b'], edit: lost }, base);
    const back = { ...base, edit: edit('admin', { after: [lost.id] }) };
    expect((await admin.pushOne('technicians', back, base)).outcome).toBe('applied');
    expect(await admin.present('technicians', base.id)).toMatchObject({ memo: 'Before', skills: ['a'] });
  });

  it('[S7] judges such an edit by what it changes on the server', async () => {
    const base = technician({ memo: 'Before' });
    await admin.pushOne('technicians', base);
    const lost = edit();
    await admin.pushOne('technicians', { ...base, memo: 'Typed', edit: lost }, base);
    const back = { ...base, edit: edit('viewer', { after: [lost.id] }) };
    expect(await viewer.pushOne('technicians', back, base)).toMatchObject({
      code: 'forbidden',
      field: 'memo',
    });
  });

  it('[S7] applies the same record twice in one batch, the second upon the first', async () => {
    const first = technician();
    const second = { ...first, memo: 'And more', edit: edit() };
    const outcomes = await admin.push('technicians', [
      { newDocumentState: first },
      { newDocumentState: first },
      { assumedMasterState: first, newDocumentState: second },
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'duplicate', 'applied']);
    expect(await admin.present('technicians', first.id)).toMatchObject({ memo: 'And more' });
  });
});

describe('outcomes of rows', () => {
  it('[S9] lets the rows around a bad one through, in their order', async () => {
    const [before, after] = [technician(), technician()];
    const bad = technician({ dailyGoal: -5 });
    const outcomes = await admin.push('technicians', [
      { newDocumentState: before },
      { newDocumentState: bad },
      { newDocumentState: after },
    ]);
    expect(outcomes).toEqual([
      { id: before.id, outcome: 'applied' },
      {
        id: bad.id,
        outcome: 'rejected',
        code: 'invalid',
        field: 'dailyGoal',
        reason: expect.stringContaining('Daily Revenue Goal'),
      },
      { id: after.id, outcome: 'applied' },
    ]);
    expect(await admin.present('technicians', bad.id)).toBeUndefined();
    expect(await admin.present('technicians', after.id)).toMatchObject({ name: after.name });
  });

  it('[S9] accepts an import that leaves out what only the form insists on', async () => {
    const { licenseType: _, mobileAccess: __, active: ___, ...bare } = technician({ edit: edit('manager') });
    expect((await manager.pushOne('technicians', bare)).outcome).toBe('applied');
  });

  it('[S20] refuses an edit that somebody else made', async () => {
    const mine = technician({ edit: edit('manager') });
    expect(await admin.pushOne('technicians', mine)).toMatchObject({
      outcome: 'rejected',
      code: 'other_person',
      field: 'edit',
    });
  });
});

describe('permissions', () => {
  it('[S16] refuses everything a viewer changes', async () => {
    const mine = technician({ edit: edit('viewer') });
    expect(await viewer.pushOne('technicians', mine)).toMatchObject({ code: 'forbidden' });
    const base = technician();
    await admin.pushOne('technicians', base);
    const next = { ...base, memo: 'By a viewer', edit: edit('viewer') };
    expect(await viewer.pushOne('technicians', next, base)).toMatchObject({
      outcome: 'rejected',
      code: 'forbidden',
      field: 'memo',
    });
  });

  it('[S16] writes nothing for an edit that changes nothing', async () => {
    const base = technician();
    await admin.pushOne('technicians', base);
    const idle = { ...base, edit: edit('viewer') };
    const outcome = await viewer.pushOne('technicians', idle, base);
    expect(outcome).toMatchObject({ outcome: 'duplicate', document: { edit: base.edit } });
  });

  it('[S16] lets a manager do what a manager may, field by field', async () => {
    const base = technician();
    await admin.pushOne('technicians', base);
    const allowed = { ...base, payroll: { payType: 'hourly' }, edit: edit('manager') };
    expect((await manager.pushOne('technicians', allowed, base)).outcome).toBe('applied');
    const beyond = { ...allowed, permissionOverrides: { fieldInvoice: true }, edit: edit('manager') };
    expect(await manager.pushOne('technicians', beyond, allowed)).toMatchObject({
      code: 'forbidden',
      field: 'permissionOverrides',
    });
  });

  it('[S16] is not fooled by a base with an entry twice', async () => {
    const role = { id: 'role-1', kind: 'role', name: 'Helper', permissions: ['fieldTasks'] };
    await admin.pushOne('lists', { ...role, edit: edit() });
    const base = { ...role, permissions: ['fieldTasks', 'fieldTasks'] };
    const more = { ...role, permissions: ['fieldTasks', 'fieldInvoice'], edit: edit('manager') };
    expect(await manager.pushOne('lists', more, base)).toMatchObject({
      code: 'forbidden',
      field: 'permissions',
    });
    expect(await admin.present('lists', role.id)).toMatchObject({ permissions: ['fieldTasks'] });
  });

  it('[S16] goes by the role of the moment of the push, not of the edit', async () => {
    const base = technician();
    await admin.pushOne('technicians', base);
    const made = { ...base, memo: 'Typed as a manager', edit: edit('manager') };
    await server.changeUser('manager', { roleId: 'viewer' });
    expect(await manager.pushOne('technicians', made, base)).toMatchObject({ code: 'forbidden' });
    await server.changeUser('manager', { roleId: 'manager' });
    expect((await manager.pushOne('technicians', made, base)).outcome).toBe('applied');
  });

  it('[S16] keeps the people read-only, even for an edit that repeats what stands', async () => {
    const [person] = (await admin.pull('people')).documents;
    const renamed = { ...person, name: 'Somebody else', edit: edit() };
    expect(await admin.pushOne('people', renamed, person)).toMatchObject({ code: 'server_owned' });
    expect(await admin.pushOne('people', { ...person, edit: edit() })).toMatchObject({
      code: 'server_owned',
    });
  });

  it('keeps the account as the server has it', async () => {
    const mine = technician({ account: { state: 'active' } });
    expect(await admin.pushOne('technicians', mine)).toMatchObject({
      code: 'server_owned',
      field: 'account',
    });
  });

  it('stores a request as queued', async () => {
    const request = { id: 'r-1', kind: 'invite', technicianId: 't-1', at: '2026-11-24T09:00:00Z' };
    const outcome = await manager.pushOne('requests', { ...request, edit: edit('manager') });
    expect(outcome).toMatchObject({ outcome: 'applied', document: { state: 'queued' } });
    const done = { ...request, id: 'r-2', state: 'done', edit: edit('manager') };
    expect(await manager.pushOne('requests', done)).toMatchObject({ code: 'server_owned', field: 'state' });
  });
});

describe('the journal', () => {
  it('keeps every accepted edit with its changes', async () => {
    const base = technician({ memo: 'Before' });
    await admin.pushOne('technicians', base);
    const next = { ...base, memo: 'After', edit: edit('manager') };
    await manager.pushOne('technicians', next, base);
    const answer = await viewer.request(`/api/technicians/${base.id}/history`);
    const { entries, next: more } = (await answer.json()) as { entries: unknown[]; next: number | null };
    expect(more).toBeNull();
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      by: 'user-manager',
      at: next.edit.at,
      device: next.edit.device,
      outcome: 'applied',
      changes: [{ field: 'memo', from: 'Before', to: 'After' }],
    });
  });

  it('pages through a history', async () => {
    let base = technician();
    await admin.pushOne('technicians', base);
    for (const memo of ['1', '2', '3', '4']) {
      const next = { ...base, memo, edit: edit() };
      await admin.pushOne('technicians', next, base);
      base = next;
    }
    const read = async (query: string) =>
      (await (await admin.request(`/api/technicians/${base.id}/history?${query}`)).json()) as {
        entries: { seq: number }[];
        next: number | null;
      };
    const first = await read('limit=3');
    const second = await read(`limit=3&before=${first.next}`);
    expect([first.entries.length, second.entries.length, second.next]).toEqual([3, 2, null]);
    const places = [...first.entries, ...second.entries].map(({ seq }) => seq);
    expect(places).toEqual([...places].sort((a, b) => b - a));
  });

  it.each([
    ['changed', "UPDATE edits SET outcome = 'merged'"],
    ['deleted', 'DELETE FROM edits'],
    isOnPostgres()
      ? ['emptied', 'TRUNCATE edits']
      : ['replaced', 'INSERT OR REPLACE INTO edits SELECT * FROM edits LIMIT 1'],
  ])('is never %s', async (_how, statement) => {
    await admin.pushOne('technicians', technician());
    await expect(server.database.query(statement)).rejects.toThrow('append-only');
  });

  it('stays quick for a record with 10,000 edits', async () => {
    const base = technician();
    await admin.pushOne('technicians', base);
    await server.store.transaction('acme', (tx) =>
      tx.accept(
        'technicians',
        Array.from({ length: 10_000 }, (_, index) => ({
          record: { ...base, memo: `${index}` },
          edit: edit(),
          outcome: 'applied' as const,
          changes: [{ field: 'memo', from: null, to: `${index}` }],
          pushed: base,
        })),
        new Date().toISOString(),
      ),
    );
    const start = process.cpuUsage();
    const outcome = await admin.pushOne('technicians', { ...base, bio: 'Quick', edit: edit() }, base);
    // In microseconds of this process's processor time; what others do on the machine says nothing.
    expect(process.cpuUsage(start).user).toBeLessThan(250_000);
    expect(outcome).toMatchObject({ outcome: 'merged', document: { memo: '9999', bio: 'Quick' } });
  });
});
