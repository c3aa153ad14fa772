import { useEffect, useRef } from 'react';
import type { Fields } from '#domain/record/field.ts';
import type { Problem } from '#domain/record/problems.ts';
import classes from './form.module.css';

type Props = {
  readonly fields: Fields;
  readonly problems: readonly Problem[];
  /** Counts up with each refused save, so that the summary takes the focus each time. */
  readonly attempt: number;
  readonly onGo: (fieldName: string) => void;
};

/** What has to be put right before a save, each linked to its field (R35). */
export function ErrorSummary({ fields, problems, attempt, onGo }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (attempt === 0 || problems.length === 0) return null;
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1} aria-label="Not saved">
      <strong>
        {problems.length === 1 ? 'One field needs' : `${problems.length} fields need`} your attention
      </strong>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a
              href={`#field-${field}`}
              onClick={(event) => {
                event.preventDefault();
                onGo(field);
              }}
            >
              {labelOf(fields, field)}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The label on screen of a field, or of a part of a composite one. */
function labelOf(fields: Fields, name: string): string {
  const field = fields[name];
  if (field) return field.label;
  const [head = name, part = ''] = name.split('.');
  return fields[head]?.parts?.[part]?.label ?? fields[head]?.label ?? name;
}

/** Brings a field into sight and puts the cursor there. */
export function goToField(name: string): void {
  const element =
    document.getElementById(`field-${name}`) ?? document.getElementById(`field-${name.split('.')[0]}`);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
