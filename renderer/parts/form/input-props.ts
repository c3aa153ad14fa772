import type { Field } from '#domain/record/field.ts';

/** What every input of the form is given. `value` is the stored form, or what was typed where that isn't possible. */
export type InputProps = {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
  readonly error?: string | undefined;
  /** Shown below the field where it has no error: what deserves a second look. */
  readonly warning?: string | undefined;
  readonly disabled: boolean;
};

/** The props that Mantine's inputs share. */
export function wrapperProps({ name, field, error, warning, disabled, onBlur }: InputProps) {
  return {
    id: `field-${name}`,
    name,
    label: field.label,
    withAsterisk: field.required !== false,
    'aria-required': field.required !== false,
    error: error ?? undefined,
    description: warning ?? field.hint,
    descriptionProps: warning ? { c: 'var(--warn)', role: 'status' } : {},
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    disabled,
    onBlur,
  };
}

export const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value);
