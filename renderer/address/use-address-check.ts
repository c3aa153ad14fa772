import { useEffect, useRef, useState } from 'react';
import type { AddressCheck, Suggestion } from '#domain/address/answer.ts';
import { checkAddress } from '#domain/address/check-address.ts';
import { checkPin } from '#domain/address/check-pin.ts';
import type { Point } from '#domain/address/point.ts';
import { type Home, normaliseHome, type validationLevels } from '#domain/technician/home.ts';
import { loadGeodata } from './geodata.ts';
import { type Refined, useRefine } from './use-refine.ts';

export type AddressState = {
  /** What the last check said; null before one, and as soon as the address is another. */
  readonly check: AddressCheck | null;
  /** What is said about the pin or the way to it; `bad` where it was refused. */
  readonly said: { readonly text: string; readonly bad: boolean } | null;
  readonly refining: boolean;
  readonly undo: (() => void) | null;
  readonly run: () => void;
  readonly accept: (suggestion: Suggestion) => void;
  readonly dismiss: () => void;
  readonly movePin: (point: Point) => void;
  readonly stopRefining: () => void;
  /** The address was changed by hand. */
  readonly reset: () => void;
};

const unread = 'The address data can’t be read. Reload the app, or save the address unchecked.';

/** Map Pin, and what follows from it (R32, R33). */
export function useAddressCheck(home: Home, onChange: (home: Home | null) => void): AddressState {
  const [check, setCheck] = useState<AddressCheck | null>(null);
  const [said, setSaid] = useState<AddressState['said']>(null);
  const [before, setBefore] = useState<Home | null>(null);
  const refine = useRefine();
  // What a slow answer was about may have changed since.
  const latest = useRef(home);
  latest.current = home;

  useEffect(() => {
    // A click must not wait for the files.
    loadGeodata().catch(() => undefined);
  }, []);

  const put = (next: Home) => {
    latest.current = next;
    onChange(next);
  };
  const reset = () => {
    refine.stop();
    setCheck(null);
    setSaid(null);
    setBefore(null);
  };

  const look = async (typed: Home): Promise<void> => {
    const asked = latest.current;
    const geodata = await loadGeodata();
    // Whoever typed on while the files came asks again.
    if (!isSameAddress(latest.current, asked)) return;
    const normal = normaliseHome(typed) as Home | null;
    const found = checkAddress(normal ?? {}, geodata.gazetteer);
    setCheck(found);
    setSaid(null);
    if (!normal) return;
    const placed = withCheck(normal, found);
    put(placed);
    if (found.level !== 'zip' && found.level !== 'stateAndZip') return;
    if (placed.validation?.level !== 'pin') refine.start(placed, geodata, (result) => take(placed, result));
  };
  const take = (about: Home, result: Refined) => {
    if (!isSameAddress(latest.current, about)) return;
    if (result.ok) {
      const found = validation('geocoded', result.source);
      put({ ...latest.current, ...rounded(result.point), validation: found });
    }
    setSaid({ text: result.text, bad: false });
  };
  const lookSafely = async (typed: Home) => {
    try {
      await look(typed);
    } catch (error) {
      console.error('an address could not be checked', error);
      setSaid({ text: unread, bad: true });
    }
  };

  return {
    check,
    said,
    refining: refine.isRunning,
    undo:
      before &&
      (() => {
        reset();
        put(before);
      }),
    run: () => {
      setBefore(null);
      void lookSafely(home);
    },
    accept: ({ set }) => {
      setBefore(home);
      void lookSafely({ ...home, ...set });
    },
    dismiss: () => setCheck((shown) => shown && { ...shown, suggestions: [] }),
    movePin: (point) => {
      refine.stop();
      loadGeodata().then(
        ({ gazetteer, regions }) => {
          const judged = checkPin(latest.current, point, gazetteer, regions);
          const text = judged.ok ? judged.warning : judged.reason;
          setSaid(text === null ? null : { text, bad: !judged.ok });
          if (judged.ok)
            put({ ...latest.current, ...rounded(point), validation: validation('pin', 'this computer') });
        },
        () => setSaid({ text: unread, bad: true }),
      );
    },
    stopRefining: refine.stop,
    reset,
  };
}

const validation = (level: keyof typeof validationLevels, source: string) => ({
  level,
  at: new Date().toISOString(),
  source,
});

/** The address with what the check reached and where its pin goes. A pin that is better stays. */
function withCheck(home: Home, { level, point, source }: AddressCheck): Home {
  const { validation: before, latitude, longitude, ...rest } = home;
  if (level === 'zip' && (before?.level === 'pin' || before?.level === 'geocoded')) return home;
  return {
    ...rest,
    ...(point ? rounded(point) : {}),
    ...(level ? { validation: validation(level, source) } : {}),
  };
}

/** A millionth of a degree is a tenth of a metre. */
const rounded = ({ latitude, longitude }: Point): Point => ({
  latitude: Math.round(latitude * 1e6) / 1e6,
  longitude: Math.round(longitude * 1e6) / 1e6,
});

const addressParts = ['street', 'unit', 'city', 'state', 'zip', 'country'] as const;

const isSameAddress = (a: Home, b: Home): boolean =>
  addressParts.every((part) => (a[part] ?? null) === (b[part] ?? null));
