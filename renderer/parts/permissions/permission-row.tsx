import { SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import { type Permission, permissions } from '#domain/access/permissions.ts';
import { type Choice, mayNotGive } from './given.ts';
import classes from './permissions.module.css';

type Props = {
  readonly name: Permission;
  readonly byRole: boolean;
  readonly override: boolean | undefined;
  readonly barred: readonly Choice[];
  /** Why the person may do it, or may not, in a sentence. */
  readonly why: string;
  readonly disabled: boolean;
  readonly onChange: (choice: Choice) => void;
};

/** One permission of a person: by the role, allowed, or denied. */
export function PermissionRow({ name, byRole, override, barred, why, disabled, onChange }: Props) {
  const { label, allows } = permissions[name];
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const choices: readonly { value: Choice; label: string }[] = [
    { value: 'default', label: byRole ? 'Role: allowed' : 'Role: not allowed' },
    { value: 'allow', label: 'Allow' },
    { value: 'deny', label: 'Deny' },
  ];
  return (
    <div className={classes.row} data-override={override !== undefined || undefined}>
      <div className={classes.about}>
        <strong id={`${id}-label`}>{label}</strong>
        {override !== undefined && <span className="pill warn">Exception</span>}
        <button
          type="button"
          className={classes.why}
          aria-describedby={`${id}-label`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-why` : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          Why
        </button>
        <div className="hint">{allows}</div>
        {barred.length > 0 && !disabled && <div className="hint">{mayNotGive}</div>}
        {isOpen && (
          <div className="hint" role="note" id={`${id}-why`}>
            {why}
          </div>
        )}
      </div>
      <SegmentedControl
        className={classes.choice ?? ''}
        size="xs"
        aria-label={label}
        disabled={disabled}
        value={override === undefined ? 'default' : override ? 'allow' : 'deny'}
        onChange={(value) => onChange(value as Choice)}
        data={choices.map((choice) => ({ ...choice, disabled: barred.includes(choice.value) }))}
      />
    </div>
  );
}
