import type { AppDatabase } from './database.ts';

/** Several windows of a browser share one database, and one of them speaks to the server. */
export type Windows = {
  /** Does this window speak to the server? */
  readonly isLeader: () => boolean;
  readonly onLeader: (listener: () => void) => () => void;
  /** Tries now, in whichever window does it. */
  readonly now: () => void;
  /** The queue, by the window that knows what the server last said. */
  readonly exportQueue: () => Promise<string>;
  readonly close: () => void;
};

type Deps = {
  readonly rx: AppDatabase['rx'];
  readonly multiInstance: boolean;
  /** Tries now in this window. */
  readonly now: () => void;
  readonly exportQueue: () => Promise<string>;
};

type Message =
  | { readonly kind: 'now' }
  | { readonly kind: 'ask'; readonly id: string }
  | { readonly kind: 'answer'; readonly id: string; readonly queue: string };

/** So long is waited for the other window, in milliseconds; it may be asleep. */
const patience = 3_000;

/** Lets every window ask the one that syncs, and tells each whether it is that one. */
export function shareSync({ rx, multiInstance, now, exportQueue }: Deps): Windows {
  if (!multiInstance)
    return {
      isLeader: () => true,
      onLeader: () => () => undefined,
      now,
      exportQueue,
      close: () => undefined,
    };
  const listeners = new Set<() => void>();
  const asked = new Map<string, (queue: string) => void>();
  const channel = new BroadcastChannel(`${rx.name}-windows`);
  const send = (message: Message) => channel.postMessage(message);
  let isClosed = false;
  void rx.waitForLeadership().then(() => {
    if (!isClosed) for (const listener of listeners) listener();
  });
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'now') now();
    else if (data.kind === 'answer') asked.get(data.id)?.(data.queue);
    else if (rx.isLeader())
      void exportQueue().then((queue) => isClosed || send({ kind: 'answer', id: data.id, queue }));
  };
  const askLeader = () =>
    new Promise<string>((resolve) => {
      const id = crypto.randomUUID();
      const end = (queue: string | Promise<string>) => {
        clearTimeout(timer);
        asked.delete(id);
        resolve(queue);
      };
      const timer = setTimeout(() => end(exportQueue()), patience);
      asked.set(id, end);
      send({ kind: 'ask', id });
    });
  return {
    isLeader: () => rx.isLeader(),
    onLeader: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => {
      now();
      send({ kind: 'now' });
    },
    exportQueue: () => (rx.isLeader() ? exportQueue() : askLeader()),
    close: () => {
      isClosed = true;
      channel.close();
    },
  };
}
