import { describe, expect, it } from 'vitest';
import { createBackoff, pauseAfter } from './backoff.ts';

/** A clock that a test turns: what is due runs when time reaches it. */
function turnedClock() {
  let now = 0;
  let alarms: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    later: (run: () => void, milliseconds: number) => {
      const alarm = { at: now + milliseconds, run };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    turn: async (milliseconds: number) => {
      now += milliseconds;
      for (const { run } of alarms.filter(({ at }) => at <= now)) run();
      // What waits goes on in later turns of the loop, and only then is it known whether it waits again.
      await new Promise((resolve) => setImmediate(resolve));
    },
    waiting: () => alarms.length,
  };
}

function paced(random = 1) {
  const clock = turnedClock();
  const backoff = createBackoff(() => random, clock.now, clock.later);
  const done: string[] = [];
  const wait = async (name: string) => {
    void backoff.turn().then(() => done.push(name));
    await clock.turn(0);
  };
  return { clock, backoff, done, wait };
}

describe('[S14] the pause', () => {
  it('doubles with each failure up to a minute', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((failures) => pauseAfter(failures, () => 1));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('is anywhere between nothing and that', () => {
    expect([0, 0.25, 0.5].map((part) => pauseAfter(3, () => part))).toEqual([0, 1_000, 2_000]);
  });
});

describe('[S14] the pace', () => {
  it('lets the first try go at once', async () => {
    const { done, wait } = paced();
    await wait('a');
    expect(done).toEqual(['a']);
  });

  it('holds the next try back after a failure, for longer after each', async () => {
    const { clock, backoff, done, wait } = paced();
    backoff.failed();
    await wait('second');
    await clock.turn(999);
    expect(done).toEqual([]);
    await clock.turn(1);
    expect(done).toEqual(['second']);
    backoff.failed();
    await wait('third');
    await clock.turn(1_999);
    expect(done).toEqual(['second']);
    await clock.turn(1);
    expect(done).toEqual(['second', 'third']);
  });

  it('counts requests that fail side by side as one failure', async () => {
    const { clock, backoff, done, wait } = paced();
    for (let request = 0; request < 5; request += 1) backoff.failed();
    await wait('a');
    await clock.turn(1_000);
    expect(done).toEqual(['a']);
  });

  it('begins anew after a success', async () => {
    const { clock, backoff, done, wait } = paced();
    backoff.failed();
    await clock.turn(1_000);
    backoff.failed();
    backoff.succeeded();
    await wait('at once');
    expect(done).toEqual(['at once']);
    backoff.failed();
    await wait('soon');
    await clock.turn(1_000);
    expect(done).toEqual(['at once', 'soon']);
  });

  it('tries at once when the network is back', async () => {
    const { clock, backoff, done, wait } = paced();
    for (let failure = 0; failure < 8; failure += 1) {
      backoff.failed();
      await clock.turn(60_000);
    }
    backoff.failed();
    await wait('a');
    backoff.wake();
    await clock.turn(0);
    expect([done, clock.waiting()]).toEqual([['a'], 0]);
  });

  it('honours what the server asked for, even when the network is back', async () => {
    const { clock, backoff, done, wait } = paced(0);
    backoff.failed(90_000);
    await wait('a');
    backoff.wake();
    await clock.turn(89_999);
    expect(done).toEqual([]);
    await clock.turn(1);
    expect(done).toEqual(['a']);
  });

  it('is not shortened by a later answer that asks for less', async () => {
    const { clock, backoff, done, wait } = paced(0);
    backoff.failed(90_000);
    backoff.failed(1_000);
    await wait('a');
    await clock.turn(89_999);
    expect(done).toEqual([]);
    await clock.turn(1);
    expect(done).toEqual(['a']);
  });

  it('holds nobody once it is closed', async () => {
    const { clock, backoff, done, wait } = paced();
    backoff.failed(90_000);
    await wait('before');
    backoff.close();
    await wait('after');
    expect(done.toSorted()).toEqual(['after', 'before']);
    expect(clock.waiting()).toBe(0);
  });
});
