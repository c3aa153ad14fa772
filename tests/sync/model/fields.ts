import { text } from '#domain/record/kinds.ts';
import { type Collections, collections } from '#domain/sync/collections.ts';
import { technicianFields } from '#domain/technician/fields.ts';

/** A field of the next version: computers that were not brought up to date don't know it (S15). */
export const nextFields = {
  ...technicianFields,
  nickname: text({ label: 'Nickname', section: 'Basic Info', since: 1 }),
} as const;

const nextTechnicians = { ...collections.technicians, fields: nextFields };

/** What the server knows: it is brought up to date first. */
export const serverCollections: Collections = { ...collections, technicians: nextTechnicians };

/** The free RxDB opens thirteen collections in one process, so that a computer of the model has profiles alone. */
export const computerCollections = (isOld: boolean): Collections => ({
  technicians: isOld ? collections.technicians : nextTechnicians,
});
