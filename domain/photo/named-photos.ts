import type { AnyRecord } from '../record/field.ts';
import type { Conflict, Flag } from '../record/own-fields.ts';

/** Hashes of all photos that a technician names: what stands, and what waits for a decision. */
export function namedPhotos(technician: AnyRecord): string[] {
  const conflicts = Object.values((technician.conflicts ?? {}) as Record<string, Conflict>);
  const flags = Object.values((technician.flags ?? {}) as Record<string, Flag>);
  return [
    technician.photo,
    ...conflicts.flatMap(({ field, base, kept, other }) =>
      field === 'photo' ? [base, kept.value, other.value] : [],
    ),
    ...flags.flatMap(({ field, value }) => (field === 'photo' ? [value] : [])),
  ].flatMap(hashesOf);
}

function hashesOf(photo: unknown): string[] {
  const { sha256, thumbnail } = (photo ?? {}) as { sha256?: unknown; thumbnail?: unknown };
  return [sha256, thumbnail].filter((hash) => typeof hash === 'string');
}
