import type { bridgeWorld } from './bridge-world.ts';
import type { wire } from './wire.ts';

type Listener = (event: object, ...args: unknown[]) => void;
type Waiting = PromiseWithResolvers<unknown>;
type Facts = {
  secret: string;
  binding: string;
  askPermission: string;
  platform: string;
  electronVersion: string;
};

/** What a sandboxed preload finds around itself. */
type PreloadScope = { require: (name: string) => unknown; process: object };

/** Names by which main reaches into the preload's world. */
export type PreloadInbox = {
  __standInAnswer(id: number, text: string, failed: boolean): void;
  __standInEvent(channel: string, text: string): void;
};

/**
 * The isolated world in which the preload script runs: `require('electron')` with ipcRenderer and
 * contextBridge. Sent into the page as source, so it uses nothing outside itself.
 */
export function preloadWorld(bridge: typeof bridgeWorld, makeWire: typeof wire, facts: Facts): PreloadScope {
  const { encode, decode } = makeWire();
  const toMain = Reflect.get(window, facts.binding) as (message: string) => void;
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Listener[]>();
  const { offer } = bridge(facts.secret, 'preload', 'main', () => undefined);
  let lastId = 0;

  function ask(kind: string, name: string, args: unknown[]): Promise<unknown> {
    lastId += 1;
    const answer = Promise.withResolvers<unknown>();
    const from = { url: location.href, origin: self.origin, isMainFrame: window === window.top };
    const message = JSON.stringify({ id: lastId, kind, name, args: encode(args), from });
    waiting.set(lastId, answer);
    toMain(message);
    return answer.promise;
  }

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => ask('invoke', channel, args),
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== listener),
      );
      return ipcRenderer;
    },
  };

  const inbox: PreloadInbox = {
    __standInAnswer(id, text, failed) {
      const answer = waiting.get(id);
      waiting.delete(id);
      if (failed) answer?.reject(new Error(String(decode(text))));
      else answer?.resolve(decode(text));
    },
    __standInEvent(channel, text) {
      const args = decode(text) as unknown[];
      for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer }, ...args);
    },
  };
  Object.assign(window, inbox);

  const contextBridge = { exposeInMainWorld: offer };
  offer(facts.askPermission, (permission: string) => ask('permission', permission, []));

  return {
    require(name) {
      if (name === 'electron' || name === 'electron/renderer') return { ipcRenderer, contextBridge };
      throw new Error(`module not found: ${name}; a sandboxed preload has only electron`);
    },
    process: {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: facts.platform,
      versions: { electron: facts.electronVersion },
    },
  };
}
