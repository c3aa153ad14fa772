import { describe, expect, it } from 'vitest';
import { onEarth, onMap } from './date-line.ts';

describe('the date line', () => {
  it('draws the far islands of Alaska beside the others, and says their true longitude', () => {
    const shemya = { latitude: 52.72, longitude: 174.11 };
    const drawn = onMap(shemya, 'AK');
    expect(drawn.longitude).toBeCloseTo(-185.89, 9);
    expect(onEarth({ lat: drawn.latitude, lng: drawn.longitude })).toEqual(shemya);
  });

  it('leaves Guam where it is', () => {
    const guam = { latitude: 13.47, longitude: 144.75 };
    expect(onMap(guam, 'GU')).toEqual(guam);
  });
});
