import { listEntryFields, listHasField } from '#domain/company/list-entry.ts';
import type { ListKind } from '#domain/company/list-kinds.ts';
import type { Fields } from '#domain/record/field.ts';

/** The fields that entries of this list have. */
export const fieldsOfList = (kind: ListKind): Fields =>
  Object.fromEntries(Object.entries(listEntryFields).filter(([name]) => listHasField(kind, name)));
