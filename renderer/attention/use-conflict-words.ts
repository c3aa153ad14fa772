import { permissions } from '#domain/access/permissions.ts';
import type { Field, Fields } from '#domain/record/field.ts';
import { fieldOfPlace } from '#domain/record/settle.ts';
import { isEmpty } from '#domain/record/value.ts';
import { useData } from '../data-context.tsx';
import { displayText, formatMoment } from '../parts/display.ts';
import { type Names, useNames } from '../parts/entries.ts';
import { type ConflictItem, fieldsIn } from './attention-items.ts';
import { standingValue, stillStands } from './settle.ts';

/** One of the two values, as a person reads it: `said` is who typed it, when and on which computer. */
export type Side = {
  readonly keep: 'standing' | 'other';
  readonly value: unknown;
  readonly text: string;
  readonly said: string;
};

type Words = { readonly label: string; readonly sides: readonly [Side, Side]; readonly before: string };

/** What a conflict says, in words. */
export function useConflictWords(): (item: ConflictItem) => Words {
  const names = useNames();
  const me = useData().session.user.id;
  const said = ({ by, at, device }: ConflictItem['conflict']['kept']) =>
    `${by === me ? 'you' : (names.person(by) ?? 'somebody')}, ${formatMoment(at)}, ${device}`;
  return (item) => {
    const { kept, other, base, field: place } = item.conflict;
    const fields = fieldsIn[item.subject.collection];
    const text = (value: unknown) => valueText(fieldOfPlace(fields, place)?.field, value, names);
    const standing = standingValue(item);
    return {
      label: placeLabel(fields, place),
      before: isEmpty(base) ? 'was empty' : `was “${text(base)}”`,
      sides: [
        {
          keep: 'standing',
          value: standing,
          text: text(standing),
          said: stillStands(item) ? said(kept) : 'changed again since, stands now',
        },
        { keep: 'other', value: other.value, text: text(other.value), said: said(other) },
      ],
    };
  };
}

export const valueText = (field: Field | undefined, value: unknown, names: Names): string =>
  (field ? displayText(field, value, names) : String(value ?? '')) || 'nothing';

/** The label of a place; a key of the permissions is named as in the catalogue. */
export function placeLabel(fields: Fields, place: string): string {
  const found = fieldOfPlace(fields, place);
  if (!found || found.name === place) return found?.field.label ?? place;
  const key = place.slice(found.name.length + 1);
  const label = Object.hasOwn(permissions, key) ? permissions[key as keyof typeof permissions].label : key;
  return `${found.field.label}: ${label}`;
}
