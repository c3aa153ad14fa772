import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';

/** A clock that moves only while somebody waits; each timer rings a millisecond early, as timers may. */
function fakeClock() {
  let time = 0;
  const wait = async (milliseconds: number) => {
    time += Math.max(1, milliseconds - 1);
  };
  return { now: () => time, wait };
}

describe('turns', () => {
  it('begin at least so far apart, in order', async () => {
    const clock = fakeClock();
    const pace = createPace(1_000, 10, clock);
    const began: [string, number][] = [];
    await Promise.all(
      ['a', 'b', 'c'].map((name) => pace.turn()?.then(() => began.push([name, clock.now()]))),
    );
    expect(began).toEqual([
      ['a', 0],
      ['b', 1_000],
      ['c', 2_000],
    ]);
  });

  it('are refused while too many wait, and given again afterwards', async () => {
    const pace = createPace(1_000, 2, fakeClock());
    const turns = [pace.turn(), pace.turn()];
    expect(pace.turn()).toBeNull();
    await Promise.all(turns);
    expect(pace.turn()).not.toBeNull();
  });
});
