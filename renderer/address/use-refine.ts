import { useEffect, useRef, useState } from 'react';
import { geocodeAnswer, geocodeRequestOf } from '#domain/address/geocode-api.ts';
import { soundGeocoded } from '#domain/address/geocoded.ts';
import type { Point } from '#domain/address/point.ts';
import { geocoderOf } from '#domain/company/company.ts';
import type { Home } from '#domain/technician/home.ts';
import { useData, useRecords } from '../data-context.tsx';
import type { Geodata } from './geodata.ts';

export type Refined =
  | { readonly ok: true; readonly point: Point; readonly source: string; readonly text: string }
  | { readonly ok: false; readonly text: string };

/** Asks the company's geocoder for the place of the house, where there is one and the network is there (R32). */
export function useRefine() {
  const data = useData();
  const company = useRecords(data.company)[0];
  const [isRunning, setRunning] = useState(false);
  const current = useRef(0);
  const stop = () => {
    current.current += 1;
    setRunning(false);
  };
  useEffect(() => {
    const asked = current;
    return () => {
      asked.current += 1;
    };
  }, []);

  const start = (home: Home, geodata: Geodata, done: (refined: Refined) => void) => {
    const asked = geocodeRequestOf(home);
    if (!geocoderOf(company) || !asked || !navigator.onLine) return;
    current.current += 1;
    const mine = current.current;
    setRunning(true);
    void data.server.post('/api/geocode', asked, geocodeAnswer).then((answer) => {
      if (mine !== current.current) return;
      setRunning(false);
      if (!answer.ok) return done({ ok: false, text: `${answer.message} The offline check stands.` });
      const sound = soundGeocoded(home, answer.value.found, geodata.gazetteer, geodata.regions);
      if (!sound)
        return done({
          ok: false,
          text: 'The geocoder knows no such street there. The offline check stands.',
        });
      const { latitude, longitude, text } = sound;
      done({
        ok: true,
        point: { latitude, longitude },
        source: answer.value.source.slice(0, 80),
        text: `Found: ${text}.`,
      });
    });
  };
  return { isRunning, start, stop };
}
