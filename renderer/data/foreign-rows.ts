import type { Edit } from '#domain/record/own-fields.ts';
import { type PushRow, pullAnswer, type WireRecord } from '#domain/sync/wire.ts';
import { gone, type MasterStates, type PushDeps, pushRows } from './push.ts';
import type { Answer } from './server-client.ts';

/** Whose edits these are: nobody else's can be pushed (S20). */
type OwnDeps = PushDeps & { readonly userId: string };

/**
 * Pushes this person's rows, and asks the server what stands of the others. A crash between the two writes of a pull
 * (the record, and that it is the server's) leaves somebody else's edit that looks like one made here.
 */
export async function pushOwnRows(deps: OwnDeps, rows: readonly PushRow[]): Promise<Answer<MasterStates>> {
  const typedHere = await waitingIn(deps, rows);
  const isOwn = ({ newDocumentState: { id, edit } }: PushRow) =>
    (edit as Edit | undefined)?.by === deps.userId || typedHere.has(id);
  const own = rows.filter(isOwn);
  const taken = own.length > 0 ? await pushRows(deps, own) : { ok: true as const, value: [] };
  if (!taken.ok) return taken;
  const others = await askAgain(
    deps,
    rows.filter((row) => !isOwn(row)).map(({ newDocumentState }) => newDocumentState),
  );
  return others.ok ? { ok: true, value: [...taken.value, ...others.value] } : others;
}

/** What was typed on this computer, by whomever: it is pushed, and kept aside where the server refuses it. */
async function waitingIn({ collection, outbox, userId }: OwnDeps, rows: readonly PushRow[]) {
  const isAll = rows.every(({ newDocumentState: { edit } }) => (edit as Edit | undefined)?.by === userId);
  const waiting = isAll ? [] : await outbox.waiting();
  return new Set(waiting.flatMap((each) => (each.collectionName === collection ? [each.recordId] : [])));
}

async function askAgain(deps: OwnDeps, records: readonly WireRecord[]): Promise<Answer<MasterStates>> {
  if (records.length === 0) return { ok: true, value: [] };
  const { collection, client, outbox } = deps;
  for (const { id, edit } of records) await outbox.answered(collection, id, edit as Edit);
  const query = new URLSearchParams({ limit: '1', ids: records.map(({ id }) => id).join(',') });
  const answer = await client.get(`/api/sync/${collection}/pull?${query}`, pullAnswer);
  if (!answer.ok) return answer;
  const there = new Map(answer.value.documents.map((document) => [document.id, document]));
  return {
    ok: true,
    value: records.map((record) => {
      const found = there.get(record.id);
      return found ? { ...found, _deleted: found._deleted === true } : gone(record);
    }),
  };
}
