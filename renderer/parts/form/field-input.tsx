import type { ComponentType } from 'react';
import type { Control } from '#domain/record/field.ts';
import { PhotoInput } from '../photo/photo-input.tsx';
import type { InputProps } from './input-props.ts';
import { LicenseInput } from './inputs/license-input.tsx';
import { MoneyInput, PercentInput } from './inputs/number-inputs.tsx';
import { PersonInput } from './inputs/person-input.tsx';

import {
  ChoiceInput,
  ColourInput,
  EntriesInput,
  EntryInput,
  PatternsInput,
  ToggleInput,
} from './inputs/pick-inputs.tsx';
import { EmailInput, LineInput, LongTextInput, PhoneInput } from './inputs/text-inputs.tsx';

/** Which component draws which control. A feature may bring its own for the others. */
export type Inputs = Partial<Record<Control, ComponentType<InputProps>>>;

const inputs: Inputs = {
  text: LineInput,
  date: LineInput,
  longText: LongTextInput,
  phone: PhoneInput,
  email: EmailInput,
  money: MoneyInput,
  percent: PercentInput,
  toggle: ToggleInput,
  choice: ChoiceInput,
  license: LicenseInput,
  entry: EntryInput,
  entries: EntriesInput,
  patterns: PatternsInput,
  colour: ColourInput,
  person: PersonInput,
  photo: PhotoInput,
};

/** The input of a field, by its control. */
export function FieldInput({ own, ...props }: InputProps & { readonly own?: Inputs | undefined }) {
  const Chosen = own?.[props.field.control] ?? inputs[props.field.control];
  return Chosen ? <Chosen {...props} /> : null;
}
