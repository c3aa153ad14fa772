import { describe, expect, it } from 'vitest';
import { shippedGazetteer } from '#tests/support/shipped-gazetteer.ts';
import type { Home } from '../technician/home.ts';
import { checkPin } from './check-pin.ts';

const home: Home = { city: 'Springfield', state: 'IL', zip: '62704', country: 'US' };
const springfield = { latitude: 39.77, longitude: -89.68 };
const chicago = { latitude: 41.88, longitude: -87.63 };

const pin = (address: Home, point: typeof chicago, states: readonly string[]) =>
  checkPin(address, point, shippedGazetteer, { statesAt: () => states });

describe('checkPin', () => {
  it('accepts a pin in the ZIP Code, and one of a ZIP Code without an area near its point', () => {
    expect(pin(home, springfield, ['IL'])).toEqual({ ok: true, warning: null });
    const office = { ...home, zip: '62705' };
    expect(pin(office, { latitude: 39.8, longitude: -89.65 }, ['IL'])).toEqual({ ok: true, warning: null });
  });

  it('refuses another state, in words', () => {
    expect(pin(home, { latitude: 38.63, longitude: -90.2 }, ['MO'])).toEqual({
      ok: false,
      reason: 'The pin lies in Missouri, but the address is in Illinois.',
    });
  });

  it('accepts a pin on the line between two states', () => {
    expect(pin(home, springfield, ['MO', 'IL'])).toMatchObject({ ok: true });
  });

  it('goes by the ZIP Code where no state was typed', () => {
    const { state: _, ...rest } = home;
    expect(pin(rest, springfield, ['MO'])).toMatchObject({ ok: false });
  });

  it('refuses the sea', () => {
    expect(pin(home, { latitude: 30, longitude: -60 }, [])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('at sea'),
    });
  });

  it('warns far from the ZIP Code, and names the nearest', () => {
    const found = pin(home, chicago, ['IL']);
    expect(found).toMatchObject({
      ok: true,
      warning: expect.stringMatching(/ZIP 606\d\d \(Chicago\) is the nearest/),
    });
    expect(found).toMatchObject({ warning: expect.stringContaining('from the middle of ZIP 62704') });
  });

  it('knows no distance from a ZIP Code that is unknown', () => {
    expect(pin({ ...home, zip: '62799' }, chicago, ['IL'])).toEqual({ ok: true, warning: null });
  });

  it.each([
    { country: 'CA', city: 'Ottawa', state: 'ON', zip: 'K1A 0B1' },
    { city: 'APO', state: 'AE', zip: '09012' },
  ])('has no rule for %j', (address) => {
    expect(pin(address, { latitude: 45.4, longitude: -75.7 }, [])).toEqual({ ok: true, warning: null });
  });
});
