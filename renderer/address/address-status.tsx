import { Button } from '@mantine/core';
import { type Home, validationLevels } from '#domain/technician/home.ts';
import { formatInstant } from '../parts/display.ts';
import classes from './address-input.module.css';
import type { AddressState } from './use-address-check.ts';

type Props = { readonly home: Home; readonly state: AddressState };

/** How far the address was checked, in the words of DESIGN §9, and what the last check said. */
export function AddressStatus({ home, state: { check, said, refining, stopRefining, undo } }: Props) {
  return (
    <div className={classes.state}>
      <div role="status" aria-label="Address validation" className={classes.words}>
        <Level home={home} />
        {check && <span>{check.note}</span>}
        {refining && <span className="muted">Asking the geocoder for the street…</span>}
        {said && <span className={said.bad ? classes.bad : undefined}>{said.text}</span>}
      </div>
      {refining && (
        <Button size="compact-xs" onClick={stopRefining}>
          Cancel
        </Button>
      )}
      {undo && (
        <Button size="compact-xs" onClick={undo}>
          Undo
        </Button>
      )}
    </div>
  );
}

function Level({ home: { validation, street, city, zip } }: { readonly home: Home }) {
  if (!validation) return street || city || zip ? <span className="pill">Not checked</span> : null;
  const { level, at, source } = validation;
  const words = validationLevels[level];
  const text = level === 'geocoded' ? `${words} (${source}, ${formatInstant(at)})` : words;
  return (
    <span className={`pill ${level === 'format' ? 'warn' : 'ok'}`} title={`${source}, ${formatInstant(at)}`}>
      {text}
    </span>
  );
}
