type Message = {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
};
type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void };

// Every payload is Chromium's own, so its shape is stated where it is read and not checked again.
type Listener = (params: never) => void;

/** One conversation: with the browser as a whole, or with one page. */
export type CdpSession = {
  /** Rejects with Chromium's message when the command fails or the connection ends. */
  send<Result = unknown>(method: string, params?: object): Promise<Result>;
  on<Params>(method: string, listener: (params: Params) => void): void;
};

export type CdpConnection = CdpSession & { session(id: string): CdpSession };

/** Connects to Chromium's DevTools socket. Rejects when nobody listens there. */
export async function connectCdp(endpoint: string): Promise<CdpConnection> {
  const socket = new WebSocket(endpoint);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`cannot reach Chromium at ${endpoint}`));
  });
  return converse(socket);
}

function converse(socket: WebSocket): CdpConnection {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Listener[]>();
  let lastId = 0;
  socket.onmessage = (event) => receive(JSON.parse(String(event.data)) as Message, waiting, listeners);
  socket.onclose = () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium is gone'));
    waiting.clear();
  };

  function session(sessionId: string | undefined): CdpSession {
    return {
      send<Result>(method: string, params: object = {}) {
        lastId += 1;
        const id = lastId;
        return new Promise<Result>((resolve, reject) => {
          if (socket.readyState !== WebSocket.OPEN) return reject(new Error('Chromium is gone'));
          waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
          socket.send(JSON.stringify({ id, method, params, sessionId }));
        });
      },
      on(method, listener) {
        const key = `${sessionId ?? ''} ${method}`;
        listeners.set(key, [...(listeners.get(key) ?? []), listener as Listener]);
      },
    };
  }
  return { ...session(undefined), session };
}

function receive(message: Message, waiting: Map<number, Waiting>, listeners: Map<string, Listener[]>): void {
  if (message.id === undefined) {
    const heard = listeners.get(`${message.sessionId ?? ''} ${message.method}`) ?? [];
    for (const listener of heard) listener(message.params as never);
    return;
  }
  const call = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.error) call?.reject(new Error(message.error.message));
  else call?.resolve(message.result);
}
