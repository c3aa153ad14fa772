import type { Fields } from '#domain/record/field.ts';
import { fieldOfPlace } from '#domain/record/settle.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { conflictsOfTechnician, flagItems } from './attention-items.ts';
import classes from './choice.module.css';
import { ConflictChoice } from './conflict-choice.tsx';
import { FlagChoice } from './flag-choice.tsx';
import { placeLabel } from './use-conflict-words.ts';

const fields: Fields = technicianFields;

type Props = { readonly technician: Technician; readonly name: string };

/** What is to decide about a field, right at its input. Typing a third value there and saving it settles it too. */
export function FieldDecisions({ technician, name }: Props) {
  const isHere = (place: string) => fieldOfPlace(fields, place)?.name === name;
  const conflicts = conflictsOfTechnician(technician).filter(({ conflict }) => isHere(conflict.field));
  const flags = flagItems([technician]).filter(({ flag }) => isHere(flag.field));
  return [
    ...conflicts.map((item) => {
      const label = placeLabel(fields, item.conflict.field);
      return (
        <fieldset key={item.id} className={classes.atField} aria-label={`${label}: two values`}>
          <strong>Two values wait here</strong>
          <ConflictChoice item={item} />
          <div className={`hint ${classes.third}`}>Or type another value and save: that settles it too.</div>
        </fieldset>
      );
    }),
    ...flags.map((item) => (
      <fieldset
        key={item.id}
        className={classes.atField}
        aria-label={`${placeLabel(fields, item.flag.field)}: taken`}
      >
        <FlagChoice item={item} />
        <div className={`hint ${classes.third}`}>Or type another value and save: that settles it too.</div>
      </fieldset>
    )),
  ];
}
