import { type ModelServer, serverAddress, streamPath } from './model-server.ts';
import type { Power } from './powered-storage.ts';

/** How bad the network of one computer is at the moment. Chances between 0 and 1, pauses in milliseconds. */
export type Weather = {
  isOnline: boolean;
  /** The request never arrives. */
  losesRequest: number;
  /** The server has taken it, and the answer never arrives. */
  losesAnswer: number;
  /** The request arrives a second time, at once or long after. */
  repeats: number;
  /** The longest pause on the way to the server and back: what was sent later may arrive sooner. */
  slowness: number;
};

export const fairWeather = (): Weather => ({
  isOnline: true,
  losesRequest: 0,
  losesAnswer: 0,
  repeats: 0,
  slowness: 0,
});

/** What stands between a client and the server: the world's faults, and those that a test of the tests plants. */
export type Network = {
  readonly weather: Weather;
  readonly fetch: typeof fetch;
  /** Breaks what is open: the computer is off, or out of reach. */
  readonly cut: () => void;
  /** Requests that are with the server at this moment; pauses on the way don't count. */
  readonly isBusy: () => boolean;
};

/** What a plant may do with a request: answer in the server's place, or pass it on changed. */
export type Middle = (
  path: string,
  init: RequestInit,
  take: (path: string, init: RequestInit) => Promise<Response>,
) => Promise<Response>;

const pause = (milliseconds: number) =>
  milliseconds === 0 ? null : new Promise((resolve) => setTimeout(resolve, milliseconds));

export function createNetwork(
  server: ModelServer,
  random: () => number,
  middle: Middle,
  power: Pick<Power, 'isOn'>,
): Network {
  const weather = fairWeather();
  const open = new Set<AbortController>();
  let busy = 0;

  const take = async (path: string, init: RequestInit) => {
    busy += 1;
    try {
      return await middle(path, init, server.take);
    } finally {
      busy -= 1;
    }
  };
  const lost = () => {
    throw new TypeError('The network is cut');
  };
  const slow = () => pause(Math.floor(random() * weather.slowness));

  const isCut = () => !weather.isOnline || !power.isOn;

  const send = async (path: string, init: RequestInit): Promise<Response> => {
    if (isCut() || random() < weather.losesRequest) lost();
    await slow();
    if (isCut()) lost();
    const isPush = path.endsWith('/push');
    if (isPush && random() < weather.repeats) {
      const later = Math.floor(random() * 60_000);
      void Promise.resolve(pause(later)).then(() =>
        take(path, { ...init, signal: null }).catch(() => undefined),
      );
    }
    const answer = await take(path, init);
    await slow();
    // What was written is answered last: others may hear of it, and of what follows it, before its author does.
    if (isPush) for (let more = 0; more < 2; more += 1) await slow();
    if (isCut() || random() < weather.losesAnswer) lost();
    return answer;
  };

  return {
    weather,
    isBusy: () => busy > 0,
    cut: () => {
      for (const each of open) each.abort();
      open.clear();
    },
    fetch: async (url, init = {}) => {
      const path = String(url).slice(serverAddress.length);
      if (path !== streamPath) return send(path, init);
      const cut = new AbortController();
      open.add(cut);
      init.signal?.addEventListener('abort', () => cut.abort());
      return send(path, { ...init, signal: cut.signal });
    },
  };
}
