import { fieldValue } from '#domain/record/value.ts';
import type { AppData } from '../data/app-data.ts';
import { inChunks, type Watch } from '../data/in-chunks.ts';
import { changeProfiles } from '../undo/change-profiles.ts';
import type { SettlePlan } from './bulk-rules.ts';

type Data = Pick<AppData, 'technicians' | 'write'>;
type SubjectEdit = SettlePlan['edits'][number];

/** "1 value", "3 values". */
export const valueCount = (count: number): string =>
  count === 1 ? '1 value' : `${count.toLocaleString()} values`;

/**
 * Carries a plan out. Answers with how many records were written, and the way back for those that the undo of
 * profiles does not reach; null where there are none.
 */
export async function runSettle(
  data: Data,
  { edits, planned }: SettlePlan,
  watch: Watch,
): Promise<{ readonly written: number; readonly undo: (() => Promise<void>) | null }> {
  const profiles = edits.filter(({ subject }) => subject.collection === 'technicians');
  const others = edits.filter(({ subject }) => subject.collection !== 'technicians');
  const label = `Decided ${valueCount(planned.length)}`;
  const ids = await changeProfiles(
    data,
    label,
    profiles.map(({ subject, changes }) => ({ id: subject.record.id, changes })),
    watch,
  );
  const back: SubjectEdit[] = [];
  const change = async (edit: SubjectEdit) => {
    await write(data, edit);
    back.push({ subject: edit.subject, changes: beforeOf(edit) });
  };
  await inChunks(others, (chunk) => Promise.all(chunk.map(change)), {
    ...watch,
    onProgress: (done) => watch.onProgress?.(profiles.length + done),
  });
  const undo = async () =>
    void (await inChunks(back, (chunk) => Promise.all(chunk.map((edit) => write(data, edit)))));
  return { written: ids.length + back.length, undo: back.length > 0 ? undo : null };
}

const write = ({ write: writer }: Data, { subject, changes }: SubjectEdit) =>
  writer.change(subject.collection, subject.record.id, changes);

const beforeOf = ({ subject, changes }: SubjectEdit) =>
  Object.fromEntries(Object.keys(changes).map((name) => [name, fieldValue(subject.record, name) ?? null]));
