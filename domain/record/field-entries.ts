import type { Field, Fields } from './field.ts';

/** Answers what follows from a list of fields alone, and works it out once for each list. */
export function onceForFields<T>(work: (fields: Fields) => T): (fields: Fields) => T {
  const known = new WeakMap<Fields, { readonly value: T }>();
  return (fields) => {
    const found = known.get(fields) ?? { value: work(fields) };
    known.set(fields, found);
    return found.value;
  };
}

/** Names and fields, in the order of the list. */
export const fieldEntries = onceForFields((fields): readonly (readonly [string, Field])[] =>
  Object.entries(fields),
);
