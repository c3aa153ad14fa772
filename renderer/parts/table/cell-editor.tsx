import { Popover } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Field } from '#domain/record/field.ts';
import { parseHundredths } from '#domain/record/hundredths.ts';
import { FieldInput } from '../form/field-input.tsx';
import classes from './record-table.module.css';

/** How the cells of a table are edited in place. */
export type CellEditing<Row> = {
  /** The field that a cell edits and its value, or null where it can't be edited in place. */
  readonly read: (row: Row, columnId: string) => { readonly field: Field; readonly value: unknown } | null;
  /** Saves a value in its stored form. Answers with what has to be put right first, or null. */
  readonly save: (row: Row, columnId: string, value: unknown) => Promise<string | null>;
};

/** A cell while it is edited; `typed` is what was pressed on it and began the edit. */
export type EditedCell = {
  readonly rowId: string;
  readonly columnId: string;
  readonly typed: string | null;
};

type Props = {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  /** What was typed on the cell and began the edit. */
  readonly typed: string | null;
  readonly onSave: (value: unknown) => Promise<string | null>;
  /** How many cells to go on, to the right or to the left. */
  readonly onClose: (step: -1 | 0 | 1) => void;
};

const typedControls: readonly Field['control'][] = ['text', 'email', 'phone', 'money', 'percent'];

/** The form's own input over a cell: Enter saves, Esc restores, Tab saves and goes on. */
export function CellEditor(props: Props) {
  const { name, field, onSave, onClose } = props;
  const starts = props.typed !== null && typedControls.includes(field.control);
  const [value, setValue] = useState<unknown>(starts ? props.typed : props.value);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async (step: -1 | 0 | 1) => {
    const message = await onSave(storedForm(field, value));
    if (message === null) onClose(step);
    else setProblem(message);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // An open list takes Enter to pick, and Esc to close.
    if (event.defaultPrevented) return;
    if (event.key === 'Enter') void save(0);
    else if (event.key === 'Tab') void save(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onClose(0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Popover
      opened
      position="bottom-start"
      offset={2}
      closeOnEscape={false}
      hideDetached={false}
      withRoles={false}
      onDismiss={() => void save(0)}
    >
      <Popover.Target>
        <span className={classes.edited} />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={`Edit ${field.label}`}
        p={8}
        miw={240}
        onKeyDown={onKeyDown}
      >
        <Input hasStarted={starts}>
          <FieldInput
            name={name}
            field={field}
            value={value}
            onChange={(next) => {
              setValue(next);
              setProblem(undefined);
            }}
            onBlur={() => undefined}
            error={problem}
            disabled={false}
          />
        </Input>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Puts the cursor into the input: behind what was typed, or over what is there. */
function Input({
  hasStarted,
  children,
}: {
  readonly hasStarted: boolean;
  readonly children: React.ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement>('input:not([type="hidden"]), textarea');
    input?.focus();
    if (!input || input.type === 'date') return;
    if (hasStarted) input.setSelectionRange(input.value.length, input.value.length);
    else input.select();
  }, [hasStarted]);
  return <div ref={box}>{children}</div>;
}

/** What was typed as it is stored; what can't be brought into that form is judged as it is. */
function storedForm({ control, normalise }: Field, value: unknown): unknown {
  if ((control === 'money' || control === 'percent') && typeof value === 'string')
    return parseHundredths(value);
  const stored = normalise ? normalise(value) : value;
  return stored === '' ? null : stored;
}
