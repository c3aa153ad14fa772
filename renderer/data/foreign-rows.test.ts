import { expect, it } from 'vitest';
import type { PushRow } from '#domain/sync/wire.ts';
import { pushOwnRows } from './foreign-rows.ts';
import type { OutboxEntry } from './outbox.ts';
import type { ServerClient } from './server-client.ts';

const row = (id: string, by: string): PushRow => ({
  newDocumentState: { id, memo: 'here', edit: { id: `edit-${id}`, by, at: '2026-11-25T08:00:00.000Z' } },
});

/** A server that has `there`, and what was pushed to it and looked at again. */
function desk(there: readonly string[], waiting: readonly string[] = []) {
  const pushed: string[] = [];
  const rechecked: string[] = [];
  const client = {
    post: async (_path: string, body: unknown) => {
      const ids = (body as readonly PushRow[]).map(({ newDocumentState }) => newDocumentState.id);
      pushed.push(...ids);
      return { ok: true, value: { outcomes: ids.map((id) => ({ id, outcome: 'applied' })) } };
    },
    get: async () => ({
      ok: true,
      value: { documents: there.map((id) => ({ id, memo: 'there' })), checkpoint: { epoch: 'e', seq: 1 } },
    }),
  } as unknown as ServerClient;
  const outbox = {
    answered: async (_: string, id: string) => void rechecked.push(id),
    waiting: async () =>
      waiting.map((recordId) => ({ collectionName: 'technicians', recordId })) as OutboxEntry[],
  } as never;
  const deps = { collection: 'technicians', client, outbox, quarantine: {} as never, userId: 'kim' };
  return { push: (rows: readonly PushRow[]) => pushOwnRows(deps, rows), pushed, rechecked };
}

it('[S20] pushes what this person typed, and asks what stands of the rest', async () => {
  const { push, pushed, rechecked } = desk(['b']);
  const answer = await push([row('a', 'kim'), row('b', 'lee'), row('c', 'lee')]);
  expect(pushed).toEqual(['a']);
  expect(answer).toEqual({
    ok: true,
    value: [
      { id: 'b', memo: 'there', _deleted: false },
      { ...row('c', 'lee').newDocumentState, _deleted: true },
    ],
  });
  expect(rechecked).toEqual(['a', 'b', 'c']);
});

it('[S20] pushes what somebody else typed here too, so that a refusal keeps it', async () => {
  const { push, pushed } = desk(['b'], ['b']);
  await push([row('b', 'lee')]);
  expect(pushed).toEqual(['b']);
});
