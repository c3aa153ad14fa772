import { Button } from '@mantine/core';
import { memo } from 'react';
import { type Control, Controller } from 'react-hook-form';
import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import { fieldWarnings } from '#domain/record/problems.ts';
import { displayText } from '../display.ts';
import { useNames } from '../entries.ts';
import { FieldInput, type Inputs } from './field-input.tsx';
import classes from './form.module.css';
import type { RecordForm, Values } from './use-record-form.ts';

type Props = {
  readonly title: string;
  readonly fields: Fields;
  readonly control: Control<Values>;
  /** What arrived for fields that were changed here, by name. */
  readonly meanwhile: AnyRecord;
  readonly settle: RecordForm['settle'];
  readonly inputs?: Inputs;
  /** Null where a field can be changed; else why not, or an empty text where the person may not. */
  readonly lock: (name: string, field: Field) => string | null;
  /** What stands below a field besides its hint. */
  readonly note?: (name: string) => React.ReactNode;
};

export const sectionId = (title: string) => `section-${title.toLowerCase().replace(/[^a-z]+/g, '-')}`;

/**
 * One section of a form, with the fields that are declared for it in their order. A keystroke draws its own field
 * anew and no other, as long as the props stay what they were.
 */
export const FormSection = memo(function FormSection({ title, fields, inputs, lock, note, ...form }: Props) {
  const own = Object.entries(fields).filter(([, { section }]) => section === title);
  return (
    <section
      className={`card ${classes.section}`}
      id={sectionId(title)}
      aria-labelledby={`${sectionId(title)}-title`}
    >
      <h2 id={`${sectionId(title)}-title`}>{title}</h2>
      <div className={classes.fields}>
        {own.map(([name, field]) => (
          <div key={name} className={field.wide ? classes.wide : undefined}>
            <FormField name={name} field={field} {...form} own={inputs} lock={lock(name, field)} />
            {note?.(name)}
          </div>
        ))}
      </div>
    </section>
  );
});

type FieldProps = Pick<Props, 'control' | 'meanwhile' | 'settle'> & {
  readonly name: string;
  readonly field: Field;
  readonly own?: Inputs | undefined;
  readonly lock: string | null;
};

/** One field: its input, its error or warning, and what arrived for it while it was changed here. */
export function FormField({ name, field, control, meanwhile, settle, own, lock }: FieldProps) {
  const arrived = Object.hasOwn(meanwhile, name);
  return (
    <>
      <Controller
        control={control}
        name={name}
        render={({ field: { value, onChange, onBlur }, fieldState: { error } }) => (
          <FieldInput
            own={own}
            name={name}
            field={field}
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            error={error?.message}
            warning={lock || warningOf(name, field, value)}
            disabled={lock !== null}
          />
        )}
      />
      {arrived && <Arrived name={name} field={field} meanwhile={meanwhile} settle={settle} />}
    </>
  );
}

const warningOf = (name: string, field: Field, value: unknown): string | undefined => {
  const typed = field.normalise ? field.normalise(value) : value;
  return fieldWarnings({ [name]: field }, nest(name, typed))[0]?.message;
};

const nest = (name: string, value: unknown): Record<string, unknown> =>
  name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;

/** A change by somebody else reached this computer while the same field was being changed here. */
function Arrived({ name, field, meanwhile, settle }: Omit<FieldProps, 'control' | 'own' | 'lock'>) {
  const names = useNames();
  const text = displayText(field, meanwhile[name], names) || 'nothing';
  return (
    <div className={classes.arrived} role="status">
      <span>
        Meanwhile {field.label} was changed elsewhere to “{text}”.
      </span>
      <Button size="compact-xs" onClick={() => settle(name, 'theirs')}>
        Take it
      </Button>
      <Button size="compact-xs" onClick={() => settle(name, 'mine')}>
        Keep mine
      </Button>
    </div>
  );
}
