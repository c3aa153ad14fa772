import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { type Company, companyFields } from '#domain/company/company.ts';
import type { Field } from '#domain/record/field.ts';
import { useData } from '../data-context.tsx';
import { FormField } from '../parts/form/form-section.tsx';
import { type InputProps, textOf, wrapperProps } from '../parts/form/input-props.ts';
import { useRecordForm } from '../parts/form/use-record-form.ts';
import classes from './settings-page.module.css';
import { parseWhole } from './whole-number.ts';

const noProblems = () => [];

type Props = {
  readonly company: Company;
  readonly name: 'seatLimit' | 'offlineDays' | 'geocoderUrl';
  readonly hint: string;
  readonly placeholder?: string;
  readonly disabled: boolean;
};

/** A setting of the company that is typed, saved when it is left or by Enter. What is wrong stays, with its error. */
export function TypedSetting({ company, name, hint, placeholder, disabled }: Props) {
  const data = useData();
  const fields = useMemo(() => {
    const field: Field = companyFields[name];
    const normalise = field.normalise ?? parseWhole;
    return { [name]: { ...field, section: 'Company', control: 'text', normalise, hint } } as const;
  }, [name, hint]);
  const form = useRecordForm({
    fields,
    record: company,
    blank: company,
    draftId: `company:${name}`,
    drafts: data.drafts,
    judge: noProblems,
    save: async (changes) => {
      if (Object.keys(changes).length > 0) await data.write.change('company', company.id, changes);
    },
  });
  const field = fields[name];
  const inputs = useMemo(
    () => ({
      text: (props: InputProps) => (
        <TextInput
          {...wrapperProps(props)}
          inputMode={name === 'geocoderUrl' ? 'url' : 'numeric'}
          spellCheck={false}
          autoComplete="off"
          className="num"
          placeholder={placeholder ?? ''}
          value={textOf(props.value)}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      ),
    }),
    [placeholder, name],
  );
  if (!form.ready || !field) return null;
  return (
    <form
      className={classes.typed}
      noValidate
      onBlur={() => void form.submit()}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <FormField
        name={name}
        field={field}
        control={form.form.control}
        meanwhile={form.meanwhile}
        settle={form.settle}
        own={inputs}
        lock={disabled ? '' : null}
      />
    </form>
  );
}
