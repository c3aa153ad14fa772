import { Button, Radio } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../../data-context.tsx';
import { type License, licenseBlocked, licenses, type Picked, withAll } from './licenses.ts';
import classes from './selection.module.css';
import { takeFocus } from './take-focus.ts';

type Props = {
  readonly technicians: readonly Technician[];
  readonly picked: Picked;
  readonly onPicked: (picked: Picked) => void;
};

/** Height of a card with the gap below it, in CSS pixels; the style sheet has the same. */
const cardHeight = 48;

/** A card per technician with its license (R42). Only the cards in sight are drawn. */
export function LicenseCards({ technicians, picked, onPicked }: Props) {
  const data = useData();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: technicians.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 8,
  });
  return (
    <>
      <fieldset ref={takeFocus} tabIndex={-1} className={classes.all}>
        <legend>Set all</legend>
        {licenses.map(({ value, label }) => (
          <Button key={value} onClick={() => onPicked(withAll(picked, technicians, value, data))}>
            {label}
          </Button>
        ))}
      </fieldset>
      <div ref={scroller} className={classes.cards}>
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const technician = technicians[index];
            return (
              technician && (
                <div key={technician.id} className={classes.place} style={{ top: start }}>
                  <Card
                    technician={technician}
                    license={picked.get(technician.id) ?? null}
                    onLicense={(license) => onPicked(new Map(picked).set(technician.id, license))}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
    </>
  );
}

type CardProps = {
  readonly technician: Technician;
  readonly license: License | null;
  readonly onLicense: (license: License) => void;
};

function Card({ technician, license, onLicense }: CardProps) {
  const data = useData();
  return (
    <Radio.Group
      classNames={{ root: classes.card ?? '', label: classes.name ?? '' }}
      label={technician.name ?? technician.id}
      value={license}
      onChange={(value) => onLicense(value as License)}
    >
      <div className={classes.choices}>
        {licenses.map(({ value, label }) => {
          const blocked = licenseBlocked(data, technician, value);
          const why = blocked ? { title: blocked } : {};
          return <Radio key={value} value={value} label={label} disabled={blocked !== null} {...why} />;
        })}
      </div>
    </Radio.Group>
  );
}
