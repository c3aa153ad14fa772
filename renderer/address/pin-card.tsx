import { TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Point } from '#domain/address/point.ts';
import { type Home, homeCountry, homeParts } from '#domain/technician/home.ts';
import { stateCode } from '#domain/technician/us-states.ts';
import { AddressMap } from '../map/address-map.tsx';
import classes from './address-input.module.css';
import { type Geodata, loadGeodata } from './geodata.ts';
import { nearWords, placesAround } from './places-around.ts';

type Props = {
  readonly home: Home;
  readonly disabled: boolean;
  readonly onMove: (point: Point) => void;
};

/** The map, and the same pin as numbers. */
export function PinCard({ home, disabled, onMove }: Props) {
  const geodata = useGeodata();
  const { latitude, longitude } = home;
  const pin = useMemo(
    () => (typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null),
    [latitude, longitude],
  );
  const places = useMemo(() => (geodata && pin ? placesAround(geodata, pin) : []), [geodata, pin]);
  return (
    <div className={classes.pin}>
      <div className={classes.map}>
        <AddressMap
          state={stateCode(home.state ?? '')}
          country={home.country ?? homeCountry}
          center={pin}
          pin={pin}
          disabled={disabled}
          places={places}
          onMove={onMove}
          label="Map of the home address"
          words={pin ? nearWords(geodata, pin) : 'There is no pin yet.'}
        />
      </div>
      <div className={classes.coordinates}>
        <Coordinate part="latitude" pin={pin} disabled={disabled} onMove={onMove} />
        <Coordinate part="longitude" pin={pin} disabled={disabled} onMove={onMove} />
      </div>
    </div>
  );
}

function useGeodata(): Geodata | null {
  const [geodata, setGeodata] = useState<Geodata | null>(null);
  useEffect(() => {
    let gone = false;
    loadGeodata().then(
      (loaded) => void (gone || setGeodata(loaded)),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return geodata;
}

type CoordinateProps = Pick<Props, 'disabled' | 'onMove'> & {
  readonly part: 'latitude' | 'longitude';
  readonly pin: Point | null;
};

/** One number of the pin, in degrees. It moves the pin when it is left or by Enter; what is no number stays. */
function Coordinate({ part, pin, disabled, onMove }: CoordinateProps) {
  const stands = pin ? String(pin[part]) : '';
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const field = homeParts[part];
  const take = () => {
    if (typed === null || typed.trim() === stands) return setTyped(null);
    const found = field.schema.safeParse(typed.trim() === '' ? Number.NaN : Number(typed.replace('−', '-')));
    if (!found.success)
      return setProblem(`Enter degrees such as ${part === 'latitude' ? '39.799' : '-89.644'}`);
    setTyped(null);
    setProblem(null);
    onMove({ ...(pin ?? { latitude: 0, longitude: 0 }), [part]: found.data });
  };
  return (
    <TextInput
      id={`field-home.${part}`}
      label={field.label}
      className="num"
      inputMode="decimal"
      autoComplete="off"
      // Half a pin is none: the map or Map Pin sets the first.
      disabled={disabled || !pin}
      value={typed ?? stands}
      error={problem}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setProblem(null);
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        take();
      }}
    />
  );
}
