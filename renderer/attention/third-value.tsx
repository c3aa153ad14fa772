import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { can } from '#domain/access/roles.ts';
import type { Control } from '#domain/record/field.ts';
import { fieldProblems } from '#domain/record/problems.ts';
import { fieldOfPlace, placeChange } from '#domain/record/settle.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { technicianProblems } from '#domain/technician/rules.ts';
import { uniquenessProblems } from '#domain/technician/uniqueness.ts';
import type { AppData } from '../data/app-data.ts';
import { useData } from '../data-context.tsx';
import { displayText } from '../parts/display.ts';
import { useNames } from '../parts/entries.ts';
import { FieldInput } from '../parts/form/field-input.tsx';
import { type ConflictItem, fieldsIn } from './attention-items.ts';
import classes from './choice.module.css';
import { settleConflict, standingValue, whyNotDecide, whyNotTake } from './settle.ts';
import { placeLabel } from './use-conflict-words.ts';

/** The inputs that stand well alone; the others need the form around them. */
const simple: ReadonlySet<Control> = new Set<Control>([
  'text',
  'longText',
  'phone',
  'email',
  'money',
  'percent',
  'date',
  'toggle',
  'choice',
  'entry',
  'person',
  'colour',
]);

const declaredIn = ({ subject, conflict }: ConflictItem) => {
  const found = fieldOfPlace(fieldsIn[subject.collection], conflict.field);
  return found?.name === conflict.field ? found.field : null;
};

/** May a third value be typed beside the two? A composite field is written on its profile. */
export function canTypeHere(item: ConflictItem): boolean {
  const field = declaredIn(item);
  return field !== null && simple.has(field.control);
}

type Props = {
  readonly item: ConflictItem;
  readonly onClose: () => void;
  readonly onSettling: () => void;
  readonly onSettled: (undo: (() => Promise<void>) | null) => void;
};

/** The field's own input: a value that is neither of the two settles the conflict as well. */
export function ThirdValue({ item, onClose, onSettling, onSettled }: Props) {
  const data = useData();
  const names = useNames();
  const field = declaredIn(item);
  const [value, setValue] = useState<unknown>(standingValue(item) ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!field) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = field.normalise ? field.normalise(value) : value;
    const found = whyNotDecide(item, data) ?? whyNotTake(item, typed, data) ?? problemOf(data, item, typed);
    if (found) return setProblem(found);
    const label = placeLabel(fieldsIn[item.subject.collection], item.conflict.field);
    const words = `Wrote “${displayText(field, typed, names) || 'nothing'}” as ${label} of ${item.subject.name}`;
    onSettling();
    onSettled(await settleConflict(data, words, item, { value: typed }));
  };
  return (
    <form className={classes.third} noValidate onSubmit={(event) => void submit(event)}>
      <FieldInput
        name={`third-${item.id}`}
        field={field}
        value={value}
        onChange={setValue}
        onBlur={() => undefined}
        error={problem ?? undefined}
        disabled={field.write === 'server' || !can(data, field.write)}
      />
      <Button type="submit" variant="filled">
        Save this value
      </Button>
      <Button variant="subtle" onClick={onClose}>
        Cancel
      </Button>
    </form>
  );
}

/** What the form would say of that value, or null. */
function problemOf(data: AppData, { subject, conflict }: ConflictItem, value: unknown): string | null {
  const fields = fieldsIn[subject.collection];
  const name = conflict.field;
  const changed = { ...subject.record, ...placeChange(fields, subject.record, name, value) };
  const own = fields[name];
  const problems = own ? fieldProblems({ [name]: own }, changed, 'form') : [];
  const across =
    subject.collection === 'technicians'
      ? [
          ...technicianProblems(changed as Technician, new Set([name])),
          ...uniquenessProblems(changed as Technician, data.technicians.all()),
        ]
      : [];
  const [first] = [...problems, ...across.filter(({ field }) => field === name)];
  return first?.message ?? null;
}
