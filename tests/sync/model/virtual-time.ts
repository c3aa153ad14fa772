import { createHash } from 'node:crypto';
import { dice } from '#tests/support/dice.ts';

type Timer = { readonly id: number; at: number; readonly run: () => void; readonly every: number | null };

/** Time that stands still until it is told to go on. Everything in the process that asks for the time gets this one. */
export type VirtualTime = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lets that many milliseconds pass: each timer in its order, and all that follows from it before the next. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Lets time pass until the promise is settled. Throws after an hour of it. */
  readonly until: <T>(promise: Promise<T>) => Promise<T>;
  /** Gives the real clock back. */
  readonly restore: () => void;
};

/** 2026-11-25, at eight in the morning. */
const start = Date.UTC(2026, 10, 25, 8);
const hour = 3_600_000;

/**
 * What is under way is promises, `nextTick` and immediates, never the disk or the network: after so many turns of
 * the loop without an open request nothing of it is left.
 */
const turns = 3;

/**
 * Replaces the clock, the timers and the chance of this process, so that `seed` replays its run. `isBusy` says that
 * something is still being answered.
 */
export function virtualTime(isBusy: () => boolean, seed: number): VirtualTime {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, now: Date.now };
  const chance = { random: Math.random, randomUUID: crypto.randomUUID };
  // Two rows of numbers: how often a library throws its dice must not change the ids.
  const forIds = dice(seed + 1);
  Math.random = dice(seed + 2);
  crypto.randomUUID = () => uuidOf(forIds);
  // Hashes are made in a thread of their own, in true time.
  const digest = crypto.subtle.digest;
  crypto.subtle.digest = async (_, data) => hashOf(data);
  const timers = new Map<number, Timer>();
  let at = start;
  let ids = 0;

  const add = (run: () => void, delay: number, every: number | null) => {
    ids += 1;
    const timer = { id: ids, at: at + Math.max(0, Math.round(delay)), run, every };
    timers.set(ids, timer);
    // Node's own timers can be told not to hold the process up.
    return {
      [Symbol.toPrimitive]: () => timer.id,
      unref: () => undefined,
      ref: () => undefined,
      id: timer.id,
    };
  };
  const drop = (handle: unknown) =>
    void timers.delete(Number((handle as { id?: number } | null)?.id ?? handle));
  type Wait = (run: (...given: unknown[]) => void, delay?: number, ...given: unknown[]) => unknown;
  const timeout: Wait = (run, delay = 0, ...given) => add(() => run(...given), delay, null);
  const interval: Wait = (run, delay = 0, ...given) =>
    add(() => run(...given), delay, Math.max(1, Math.round(delay)));
  const now = () => at;
  Object.assign(globalThis, {
    setTimeout: timeout,
    clearTimeout: drop,
    setInterval: interval,
    clearInterval: drop,
  });
  const RealDate = Date;
  RealDate.now = now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [at] : given),
  });

  const settle = async () => {
    for (let quiet = 0; quiet < turns; quiet = isBusy() ? 0 : quiet + 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  const next = () => {
    let first: Timer | null = null;
    for (const timer of timers.values())
      if (!first || timer.at < first.at || (timer.at === first.at && timer.id < first.id)) first = timer;
    return first;
  };
  const fire = async (timer: Timer) => {
    at = Math.max(at, timer.at);
    if (timer.every === null) timers.delete(timer.id);
    else timer.at = at + timer.every;
    timer.run();
    await settle();
  };

  return {
    now,
    pass: async (milliseconds) => {
      const end = at + milliseconds;
      await settle();
      for (let timer = next(); timer && timer.at <= end; timer = next()) await fire(timer);
      at = end;
    },
    until: async (promise) => {
      let isDone = false;
      const done = () => {
        isDone = true;
      };
      promise.then(done, done);
      const end = at + hour;
      for (await settle(); !isDone; await settle()) {
        const timer = next();
        if (timer) await fire(timer);
        if (at > end) throw new Error('An hour of virtual time was not enough');
      }
      return promise;
    },
    restore: () => {
      const { now: realNow, ...functions } = real;
      Object.assign(globalThis, functions);
      RealDate.now = realNow;
      globalThis.Date = RealDate;
      Math.random = chance.random;
      crypto.randomUUID = chance.randomUUID;
      crypto.subtle.digest = digest;
    },
  };
}

function hashOf(data: BufferSource): ArrayBuffer {
  const bytes = ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data);
  return new Uint8Array(createHash('sha256').update(bytes).digest()).buffer;
}

function uuidOf(random: () => number): ReturnType<typeof crypto.randomUUID> {
  const digits = () =>
    Math.floor(random() * 0x10000)
      .toString(16)
      .padStart(4, '0');
  return `${digits()}${digits()}-${digits()}-${digits()}-${digits()}-${digits()}${digits()}${digits()}`;
}
