import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Permission, permissionNames } from '#domain/access/permissions.ts';
import { officeRoles } from '#domain/access/roles.ts';
import type { AnyRecord, Field } from '#domain/record/field.ts';
import { compact, fieldValue, isEmpty, same, withFieldValue } from '#domain/record/value.ts';
import { type Collection, collectionNames, collections } from '#domain/sync/collections.ts';
import type { Outcome, PushRow, WireRecord } from '#domain/sync/wire.ts';
import { type Expected, expectedAdd, expectedChange } from '#tests/support/expected-right.ts';
import { plainRecord, type Step, stepsOf, valuesOf } from '#tests/support/field-values.ts';
import { addRole, addUser, sessionFor } from '#tests/support/office-server.ts';
import { type Api, edit, startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** The roles, each permission alone, and each beside those that adding a record and changing rights need. */
const sets: readonly (readonly Permission[])[] = [
  ...Object.values(officeRoles).map((role) => role.permissions),
  ...permissionNames.map((name) => [name]),
  ...permissionNames.map((name) => [...new Set<Permission>(['editEmployee', 'seePayroll', name])]),
  ...permissionNames.map((name) => [
    ...new Set<Permission>(['editEmployee', 'editLists', 'editPermissions', name]),
  ]),
];

type Actor = { readonly held: readonly Permission[]; readonly userId: string; readonly api: Api };

async function actorWith(held: readonly Permission[]): Promise<Actor> {
  const user = await addUser(server, { roleId: await addRole(server, held) });
  return { held, userId: user.id, api: await sessionFor(server, user.id) };
}

type Case = {
  readonly about: string;
  readonly field: string;
  readonly before: WireRecord | undefined;
  readonly row: PushRow;
  readonly expected: Expected;
};

let ids = 0;
const newId = () => {
  ids += 1;
  return `x-${ids}`;
};

const record = (fields: AnyRecord, userId?: string): WireRecord =>
  compact({ ...fields, ...(userId ? { edit: edit('', { by: userId }) } : {}) }) as WireRecord;

type About = { readonly name: string; readonly collection: Collection; readonly collectionName: string };

/** Requests are asked once and stay so; otherwise what the declaration says. */
const stays = (collectionName: string, expected: Expected): Expected =>
  collectionName === 'requests' && expected === 'accepted' ? 'server_owned' : expected;

function changeCase(about: About, { held, userId }: Actor, step: Step, more: AnyRecord = {}): Case {
  const { name, collectionName } = about;
  const plain = { ...plainRecord(collectionName, newId()), ...more };
  const before = record(withFieldValue(plain, name, step.from));
  const after = record(withFieldValue(plain, name, step.to), userId);
  return {
    about: `change ${name} from ${JSON.stringify(step.from)} to ${JSON.stringify(step.to)} ${Object.keys(more)}`,
    field: name,
    before,
    row: { assumedMasterState: before, newDocumentState: after },
    expected: stays(collectionName, expectedChange(about, held, step, before)),
  };
}

function addCase(about: About, { held, userId }: Actor, value: unknown): Case {
  const plain = plainRecord(about.collectionName, newId());
  return {
    about: `add with ${about.name} ${JSON.stringify(value)}`,
    field: about.name,
    before: undefined,
    row: { newDocumentState: record(withFieldValue(plain, about.name, value), userId) },
    expected: expectedAdd(about, held, plain, value),
  };
}

function removeCase(collectionName: string, { remove }: Collection, { held, userId }: Actor): Case {
  const before = record(plainRecord(collectionName, newId()));
  const gone = { ...record(before, userId), _deleted: true };
  const expected = remove !== 'server' && held.includes(remove) ? 'accepted' : 'forbidden at all';
  return {
    about: 'remove',
    field: '_deleted',
    before,
    row: { assumedMasterState: before, newDocumentState: gone },
    expected,
  };
}

/** An account locks what it locks; with any other field it makes no difference. */
const locks = ({ fields }: Collection, { locked }: Field): AnyRecord[] =>
  locked && 'account' in fields ? [{}, { account: { state: 'active' } }] : [{}];

function casesOf(collectionName: string, collection: Collection, actor: Actor): Case[] {
  // The edit is who changes it; the id is which record it is.
  const fields = Object.entries(collection.fields).filter(([name]) => name !== 'id' && name !== 'edit');
  const each = fields.flatMap(([name, field]) => {
    const about = { name, collection, collectionName };
    const changes = locks(collection, field).flatMap((more) =>
      stepsOf(name, field).map((step) => changeCase(about, actor, step, more)),
    );
    return [...changes, ...valuesOf(name, field).map((value) => addCase(about, actor, value))];
  });
  return [...each, removeCase(collectionName, collection, actor)];
}

function told({ outcome, code, field }: Outcome): string {
  if (outcome === 'rejected') return code === 'forbidden' && !field ? 'forbidden at all' : String(code);
  return outcome === 'duplicate' ? 'unseen' : 'accepted';
}

/** An address that somebody else has by now waits in the flags; that is a right used, too. */
function isDone({ before, row, field }: Case, outcome: Outcome | undefined, stands: AnyRecord): boolean {
  const [wanted, found] = [fieldValue(row.newDocumentState, field), fieldValue(stands, field)];
  // What a new record does not say starts as the server has it.
  if (!before && isEmpty(wanted)) return true;
  // A secret is used and kept nowhere.
  if (field === 'sealedPassword') return !same(wanted, found);
  return outcome?.outcome === 'conflict' || same(wanted, found) || (isEmpty(wanted) && isEmpty(found));
}

async function play(collectionName: string, actor: Actor, cases: readonly Case[]) {
  const before = cases.flatMap((each) => each.before ?? []);
  await server.store.transaction('acme', (tx) => tx.put(collectionName, before));
  const outcomes: Outcome[] = [];
  for (let at = 0; at < cases.length; at += 1000)
    outcomes.push(
      ...(await actor.api.push(
        collectionName,
        cases.slice(at, at + 1000).map(({ row }) => row),
      )),
    );
  const all = cases.map(({ row }) => row.newDocumentState.id);
  const placed = await server.store.byIds('acme', collectionName, all);
  return { outcomes, standing: new Map(placed.map((each) => [each.record.id, each.record])) };
}

describe.each(collectionNames.map((name) => [name] as const))('pushes of %s', (collectionName) => {
  const collection: Collection = collections[collectionName];

  it.each(sets.map((held) => [held.join(' + ') || 'nothing', held] as const))(
    '[S16] by somebody who may %s',
    async (_what, held) => {
      const actor = await actorWith(held);
      const cases = casesOf(collectionName, collection, actor);
      const { outcomes, standing } = await play(collectionName, actor, cases);
      const came = cases.map(({ about }, index) => `${about}: ${told(outcomes[index] as Outcome)}`);
      expect(came).toEqual(cases.map(({ about, expected }) => `${about}: ${expected}`));
      for (const [index, each] of cases.entries()) {
        const stands = standing.get(each.row.newDocumentState.id);
        if (each.expected !== 'accepted') expect([each.about, stands]).toEqual([each.about, each.before]);
        else expect([each.about, isDone(each, outcomes[index], stands ?? {})]).toEqual([each.about, true]);
      }
    },
  );
});

describe('pulls', () => {
  const readers = collectionNames.flatMap((collectionName) =>
    sets.slice(0, 3 + permissionNames.length).map((held) => [collectionName, held] as const),
  );
  it.each(readers)('[S16] %s for somebody who may %j', async (collectionName, held) => {
    const { fields }: Collection = collections[collectionName];
    const { api } = await actorWith(held);
    const full = Object.entries(fields).reduce<AnyRecord>(
      (whole, [name, field]) => (name === 'id' ? whole : withFieldValue(whole, name, anyValue(name, field))),
      { id: newId() },
    );
    const stands = record(full);
    await server.store.transaction('acme', (tx) => tx.put(collectionName, [stands]));
    const seen = await api.present(collectionName, stands.id);
    for (const [name, { read }] of Object.entries(fields)) {
      const may = read === undefined || (read !== 'nobody' && held.includes(read));
      expect([name, fieldValue(seen, name)]).toEqual([name, may ? fieldValue(stands, name) : undefined]);
    }
  });
  const anyValue = (name: string, field: Field) =>
    name === 'edit' ? edit() : valuesOf(name, field).find((value) => value !== undefined);
});

describe('another company', () => {
  it.each(collectionNames.map((name) => [name] as const))(
    '[S20] foreign %s are as unknown as none',
    async (name) => {
      const api = await sessionFor(server, 'user-outsider');
      const foreign = record(plainRecord(name, newId()));
      await server.store.transaction('acme', (tx) => tx.put(name, [foreign]));
      const act = async (id: string) => {
        // With addresses of its own: one that both had would wait in the flags of the second.
        const plain = plainRecord(name, id);
        const mine = (more: AnyRecord) => ({ ...plain, ...more, edit: edit('outsider') });
        const rows = [mine({ _deleted: true }), mine({ name: 'Mine' }), mine({ conflicts: null })].map(
          (state) => ({
            assumedMasterState: { ...foreign, id },
            newDocumentState: state,
          }),
        );
        const pulled = await api.pull(name, undefined, `&ids=${id}&limit=1`);
        const outcomes = await api.push(name, rows);
        return JSON.parse(
          JSON.stringify({ outcomes, found: pulled.documents.some((each) => each.id === id) })
            .replaceAll(new RegExp(`${id}\\b`, 'g'), 'ID')
            .replaceAll(/\+1202\d{7}/g, 'PHONE')
            .replaceAll(/edit-\d+/g, 'EDIT')
            .replaceAll(/"at":"[^"]+"/g, '"at":"AT"'),
        );
      };
      const theirs = await act(foreign.id);
      const none = await act(newId());
      expect(theirs).toEqual(none);
      expect(theirs.found).toBe(false);
      expect((await server.store.byIds('acme', name, [foreign.id]))[0]?.record).toEqual(foreign);
    },
  );
});
