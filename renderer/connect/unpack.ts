import { type Choice, type Duplicate, type Plan, usualChoice, withManagers } from '#domain/connect/plan.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Technician } from '#domain/technician/fields.ts';
import type { AppData } from '../data/app-data.ts';
import { inChunks, type Watch } from '../data/in-chunks.ts';
import { readView } from '../data/own-views.ts';
import type { Luggage } from './luggage.ts';

/** What was chosen for each duplicate, by the id of this computer's profile; the usual where nothing was. */
export type Choices = ReadonlyMap<string, Choice>;

export type Unpacked = {
  readonly added: number;
  readonly filled: number;
  /** Profiles that stay on this computer alone. */
  readonly left: readonly Technician[];
  /** Names of those whose photo is not on this computer any more. */
  readonly withoutPhoto: readonly string[];
};

type Data = Pick<AppData, 'write' | 'photos' | 'ownViews'>;

export const choiceOf = (choices: Choices, duplicate: Duplicate): Choice =>
  choices.get(duplicate.mine.id) ?? usualChoice(duplicate);

/**
 * Writes what was planned as this person's own edits; the sync sends them. What is written twice is written once:
 * ids stay, so that a try that was cut off goes on where it ended.
 */
export async function unpack(
  data: Data,
  { plan, choices, luggage }: { readonly plan: Plan; readonly choices: Choices; readonly luggage: Luggage },
  watch: Watch = {},
): Promise<Unpacked> {
  const chosen = (choice: Choice) => plan.duplicates.filter((each) => choiceOf(choices, each) === choice);
  const fills = chosen('fill');
  const became = new Map(fills.map(({ mine, theirs }) => [mine.id, theirs.id]));
  const added = withManagers([...plan.fresh, ...chosen('add').map(({ mine }) => mine)], became);
  const withoutPhoto: string[] = [];

  await addAll(data, 'lists', plan.entries);
  await inChunks(
    added,
    async (chunk) => {
      for (const technician of chunk)
        if (!(await tookPhoto(data, technician.photo, luggage))) withoutPhoto.push(technician.name ?? '');
      await addAll(data, 'technicians', chunk);
    },
    watch,
  );
  for (const { theirs, missing } of fills) {
    if (!(await tookPhoto(data, missing.photo, luggage))) withoutPhoto.push(theirs.name ?? '');
    if (Object.keys(missing).length > 0) await data.write.change('technicians', theirs.id, missing);
  }
  await addAll(data, 'requests', stillAsked(luggage, new Set(added.map(({ id }) => id))));
  for (const { id, name, view } of luggage.views) {
    const read = readView(view);
    if (read) await data.ownViews.keep(id, name, read);
  }
  return {
    added: added.length,
    filled: fills.length,
    left: chosen('leave').map(({ mine }) => mine),
    withoutPhoto,
  };
}

async function addAll(
  { write }: Data,
  collection: 'lists' | 'technicians' | 'requests',
  records: readonly AnyRecord[],
): Promise<void> {
  if (records.length > 0) await write.addAll(collection, records);
}

/** What was asked for a profile that goes along. */
const stillAsked = ({ requests }: Luggage, ids: ReadonlySet<string>): AnyRecord[] =>
  requests
    .filter(({ state, technicianId }) => state === 'queued' && ids.has(technicianId ?? ''))
    .map(({ edit, ...request }) => request);

/** Keeps the photo here and queues its upload. False where its bytes are gone. */
async function tookPhoto({ photos }: Data, photo: unknown, luggage: Luggage): Promise<boolean> {
  const { sha256, thumbnail, width, height } = (photo ?? {}) as Partial<NonNullable<Technician['photo']>>;
  if (!sha256) return true;
  const full = await luggage.photo(sha256);
  if (!full) return false;
  const small = thumbnail ? await luggage.photo(thumbnail) : null;
  await photos.keep({ full, thumbnail: small ?? full, width: width ?? 0, height: height ?? 0 });
  return true;
}
