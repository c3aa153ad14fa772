import type { AnyRecord, Fields } from '#domain/record/field.ts';
import { normalised } from '#domain/record/problems.ts';
import { changedFields, fieldValue, sameValue, withFieldValue } from '#domain/record/value.ts';
import { mergeSet } from '#domain/sync/merge.ts';

/** What stands in a form: the record that it began with, what was typed, and what arrived meanwhile. */
export type FormState = {
  readonly base: AnyRecord;
  readonly values: AnyRecord;
  /** Fields that were changed here and, meanwhile, elsewhere: the value that arrived, by name. */
  readonly meanwhile: AnyRecord;
};

/** The fields that a form can change. */
export const formFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, { section }]) => section !== null));

/** The names of the fields that a save would write. */
export const dirtyFields = (fields: Fields, { base, values }: Pick<FormState, 'base' | 'values'>): string[] =>
  // Both in their stored form, or a record from elsewhere that is not in it would count as typed over.
  changedFields(formFields(fields), normalised(fields, base), normalised(fields, values));

/**
 * Takes a newer record into an open form. Fields that were not touched follow it; sets are merged; a field that
 * was touched keeps what was typed, and the value that arrived is put beside it.
 */
export function takeRecord(fields: Fields, state: FormState, record: AnyRecord): FormState {
  let { base, values } = state;
  let meanwhile: AnyRecord = {};
  const typed = normalised(fields, values);
  const started = normalised(fields, base);
  for (const [name, field] of Object.entries(formFields(fields))) {
    const [before, mine, theirs] = [
      fieldValue(base, name),
      fieldValue(typed, name),
      fieldValue(record, name),
    ];
    if (sameValue(field, theirs, before)) continue;
    if (sameValue(field, mine, fieldValue(started, name)) || sameValue(field, mine, theirs)) {
      base = withFieldValue(base, name, theirs);
      values = withFieldValue(values, name, theirs);
    } else if (field.merge === 'set') {
      values = withFieldValue(values, name, mergeSet({ base: before, mine, theirs }));
      base = withFieldValue(base, name, theirs);
    } else {
      meanwhile = { ...meanwhile, [name]: theirs ?? null };
    }
  }
  return { base, values, meanwhile };
}

/** Settles one field of `meanwhile`: it was seen, so that a save may go over it. */
export function settle(state: FormState, name: string, keep: 'mine' | 'theirs'): FormState {
  const { [name]: theirs, ...meanwhile } = state.meanwhile;
  return {
    base: withFieldValue(state.base, name, theirs),
    values: keep === 'theirs' ? withFieldValue(state.values, name, theirs) : state.values,
    meanwhile,
  };
}
