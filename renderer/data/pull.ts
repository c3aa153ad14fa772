import { same } from '#domain/record/value.ts';
import { type Checkpoint, historyOf, pullAnswer, viewOf, type WireRecord } from '#domain/sync/wire.ts';
import { type BringBackDeps, type Brought, bringBackLacking, bringBackStrays } from './bring-back.ts';
import type { HoldBack } from './held-back.ts';
import type { Answer } from './server-client.ts';
import type { SyncReport } from './sync-report.ts';

export type Pulled = {
  readonly documents: readonly WireRecord[];
  readonly checkpoint: Checkpoint;
  /** Records that were looked at again and still differ here (S21): another pull is due. */
  readonly unsettled: number;
};

export type PullDeps = BringBackDeps & {
  readonly report: SyncReport;
  /** Which fields of a record this version does not understand. */
  readonly misfits: (record: WireRecord) => readonly string[];
  /** For the profiles alone (S18). */
  readonly holdBack: HoldBack | null;
};

/** Records looked at again in one pull; the rest wait for the next. */
const rechecksAtOnce = 100;

/**
 * One page after the checkpoint, and the records of the recheck set by id (S1, S21). What the server lost of either is
 * offered to it first (S12), and a mass loss is held back (S18). `anew` asks for everything from the beginning.
 */
export async function pullPage(
  deps: PullDeps,
  checkpoint: Checkpoint | undefined,
  limit: number,
  anew = false,
): Promise<Answer<Pulled>> {
  const ids = await deps.outbox.rechecks(deps.name, rechecksAtOnce);
  const from = anew ? undefined : checkpoint;
  const answer = await askPage(deps, from, limit, ids);
  if (!answer.ok) return answer;
  const page = answer.value;
  reportMisfits(deps, page.documents);
  const isAnother = !from || (!page.resync && isOtherHistory(from, page.checkpoint));
  const brought = await bringBack(deps, page.documents, ids, isAnother);
  if (!brought.ok) return brought;
  const purged = page.resync ? await purgedThere(deps) : { ok: true as const, value: [] };
  if (!purged.ok) return purged;
  const documents = [...withBrought(page.documents, brought.value), ...purged.value];
  const sifted = deps.holdBack
    ? await sift(deps, deps.holdBack, documents, { ...page, ids, limit })
    : documents;
  const unsettled = await settle(deps, ids, sifted);
  return { ok: true, value: { documents: sifted, checkpoint: page.checkpoint, unsettled } };
}

type Page = {
  readonly documents: readonly WireRecord[];
  readonly checkpoint: Checkpoint;
  readonly resync: boolean;
};

/** Has the server been restored to where it never gave this checkpoint away? Another view is no other history. */
const isOtherHistory = (mine: Checkpoint, theirs: Checkpoint): boolean =>
  historyOf(mine.epoch) !== historyOf(theirs.epoch) ||
  (viewOf(mine.epoch) === viewOf(theirs.epoch) && theirs.seq < mine.seq);

async function askPage(
  { client, name }: Pick<PullDeps, 'client' | 'name'>,
  from: Checkpoint | undefined,
  limit: number,
  ids: readonly string[] = [],
): Promise<Answer<Page>> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (from) {
    query.set('epoch', from.epoch);
    query.set('seq', String(from.seq));
  }
  if (ids.length > 0) query.set('ids', ids.join(','));
  const answer = await client.get(`/api/sync/${name}/pull?${query}`, pullAnswer);
  if (!answer.ok) return answer;
  const { documents, checkpoint, resync = false } = answer.value;
  return {
    ok: true,
    value: {
      checkpoint,
      resync,
      documents: documents.map((each) => ({ ...each, _deleted: each._deleted === true })),
    },
  };
}

/** A record that is not as this version knows it is kept and shown as far as that goes, and never silently. */
function reportMisfits({ misfits, report, name }: PullDeps, documents: readonly WireRecord[]): void {
  const odd = documents.filter((document) => misfits(document).length > 0);
  if (odd.length > 0) report({ kind: 'unreadable', collection: name, ids: odd.map(({ id }) => id) });
}

/** All pages from there to the end, which a short one is. */
async function askRest(
  deps: Pick<PullDeps, 'client' | 'name'>,
  from: Checkpoint | undefined,
  limit: number,
): Promise<Answer<WireRecord[]>> {
  const documents: WireRecord[] = [];
  for (let at = from; ; ) {
    const page = await askPage(deps, at, limit);
    if (!page.ok) return page;
    documents.push(...page.value.documents);
    if (page.value.documents.length < limit) return { ok: true, value: documents };
    at = page.value.checkpoint;
  }
}

const wholePage = 500;

/** Records that were brought back, as they stand at the server by now. */
async function bringBack(
  deps: PullDeps,
  documents: readonly WireRecord[],
  rechecked: readonly string[],
  isAnother: boolean,
): Promise<Answer<ReadonlyMap<string, WireRecord>>> {
  const strays = await bringBackStrays(deps, documents);
  if (!strays.ok) return strays;
  const arrived = new Set(documents.map(({ id }) => id));
  const missing = new Set(rechecked.filter((id) => !arrived.has(id)));
  const lacking = isAnother || missing.size > 0 ? await bringBackMissing(deps, missing, isAnother) : null;
  if (lacking && !lacking.ok) return lacking;
  const found: readonly Brought[] = lacking ? [strays.value, lacking.value] : [strays.value];
  const ids = found.flatMap(({ lost }) => lost);
  if (ids.length > 0) deps.report({ kind: 'broughtBack', collection: deps.name, ids });
  return { ok: true, value: new Map(found.flatMap(({ states }) => [...states])) };
}

async function bringBackMissing(
  deps: PullDeps,
  missing: ReadonlySet<string>,
  isAnother: boolean,
): Promise<Answer<Brought>> {
  if (!isAnother) return bringBackLacking(deps, [...missing]);
  const lacking = await lackingThere(deps);
  return lacking.ok ? bringBackLacking(deps, lacking.value) : lacking;
}

/** The ids of what is here and the server does not have, not even as removed. */
async function lackingThere(deps: PullDeps): Promise<Answer<string[]>> {
  const here = await deps.collection.find().exec();
  const there =
    here.length > 0 ? await askRest(deps, undefined, wholePage) : { ok: true as const, value: [] };
  if (!there.ok) return there;
  const known = new Set(there.value.map(({ id }) => id));
  return { ok: true, value: here.map(({ primary }) => primary).filter((id) => !known.has(id)) };
}

/** What was removed so long ago that the server says nothing of it leaves; what was typed here since stays (S11). */
async function purgedThere(deps: PullDeps): Promise<Answer<WireRecord[]>> {
  const lacking = await lackingThere(deps);
  if (!lacking.ok) return lacking;
  const held = await deps.held(lacking.value);
  return { ok: true, value: [...held.values()].map((record) => ({ ...record, _deleted: true })) };
}

/** What was offered is as it is known to be by now; what the server lacked and did not take leaves this computer. */
function withBrought(
  documents: readonly WireRecord[],
  brought: ReadonlyMap<string, WireRecord>,
): readonly WireRecord[] {
  const ids = new Set(documents.map(({ id }) => id));
  const lost = [...brought.values()].filter(({ id, _deleted }) => _deleted === true && !ids.has(id));
  return [...documents.map((document) => brought.get(document.id) ?? document), ...lost];
}

/** What was asked for by id is nothing that comes by surprise. */
async function sift(
  deps: PullDeps,
  holdBack: HoldBack,
  documents: readonly WireRecord[],
  {
    checkpoint,
    ids,
    limit,
  }: Pick<Page, 'checkpoint'> & { readonly ids: readonly string[]; readonly limit: number },
): Promise<readonly WireRecord[]> {
  const asked = new Set(ids);
  const more = async () => {
    const rest = documents.length < limit ? null : await askRest(deps, checkpoint, limit);
    return rest?.ok ? rest.value : [];
  };
  const surprising = await holdBack.sift(
    documents.filter(({ id }) => !asked.has(id)),
    more,
  );
  return [...surprising, ...documents.filter(({ id }) => asked.has(id))];
}

/** Takes those out of the recheck set that are equal here and there; answers how many are not. */
async function settle(
  deps: PullDeps,
  ids: readonly string[],
  documents: readonly WireRecord[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const here = await deps.collection.storageInstance.findDocumentsById([...ids], true);
  let unsettled = 0;
  for (const id of ids) {
    const there = documents.find((document) => document.id === id);
    const local = here.find((document) => document.id === id);
    if (isEqualOnBothSides(local, there)) await deps.outbox.settled(deps.name, id);
    else unsettled += 1;
  }
  return unsettled;
}

function isEqualOnBothSides(local: object | undefined, there: WireRecord | undefined): boolean {
  if (!local || !there) return (!local || isRemoved(local)) && (!there || isRemoved(there));
  if (isRemoved(local) && isRemoved(there)) return true;
  return same(comparable(local), comparable(there));
}

const isRemoved = (record: object): boolean => (record as { _deleted?: boolean })._deleted === true;

/** A record without what either store keeps about it. */
function comparable(record: object): object {
  const { _deleted, _meta, _rev, _attachments, ...fields } = record as Record<string, unknown>;
  return { ...fields, removed: _deleted === true };
}
