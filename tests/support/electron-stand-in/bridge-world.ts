type Packed =
  | { function: number }
  | { promise: number }
  | { list: Packed[] }
  | { record: [string, Packed][] }
  | { value: unknown };
type Message =
  | { kind: 'offer'; key: string; value: Packed }
  | { kind: 'call'; index: number; args: Packed[]; reply: number }
  | { kind: 'result'; reply: number; value: Packed; failed: boolean }
  | { kind: 'settled'; promise: number; value: Packed; failed: boolean };
type Callable = (...args: unknown[]) => unknown;
type Result = { value: unknown; failed: boolean };

/**
 * One end of contextBridge. Two JavaScript worlds of a page share its DOM but no objects: functions become
 * numbers and travel by DOM events, whose `detail` Chromium clones from world to world. Both ends run this
 * code; it is sent into the page as source, so it uses nothing outside itself.
 */
export function bridgeWorld(
  secret: string,
  here: string,
  there: string,
  onOffer: (key: string, value: unknown) => void,
) {
  const functions: Callable[] = [];
  const results = new Map<number, Result>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  const send = window.dispatchEvent.bind(window);
  let lastReply = 0;
  let lastPromise = 0;

  const tell = (detail: Message) => void send(new CustomEvent(`${secret}:${there}`, { detail }));

  function packPromise(promise: Promise<unknown>): Packed {
    lastPromise += 1;
    const id = lastPromise;
    promise.then(
      (value) => tell({ kind: 'settled', promise: id, value: pack(value), failed: false }),
      (error) => tell({ kind: 'settled', promise: id, value: pack(error), failed: true }),
    );
    return { promise: id };
  }

  function pack(value: unknown): Packed {
    if (typeof value === 'function') return { function: functions.push(value as Callable) - 1 };
    if (value instanceof Promise) return packPromise(value);
    if (Array.isArray(value)) return { list: value.map(pack) };
    const isRecord =
      typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    return isRecord ? { record: Object.entries(value).map(([k, v]) => [k, pack(v)]) } : { value };
  }

  function unpackPromise(id: number): Promise<unknown> {
    const promise = Promise.withResolvers<unknown>();
    promises.set(id, promise);
    return promise.promise;
  }

  function unpack(packed: Packed): unknown {
    if ('function' in packed) return (...args: unknown[]) => callThere(packed.function, args);
    if ('promise' in packed) return unpackPromise(packed.promise);
    if ('list' in packed) return packed.list.map(unpack);
    if ('record' in packed)
      return Object.freeze(Object.fromEntries(packed.record.map(([k, v]) => [k, unpack(v)])));
    return packed.value;
  }

  // Events are dispatched synchronously, so the other world has answered when `tell` returns.
  function callThere(index: number, args: unknown[]): unknown {
    lastReply += 1;
    const reply = lastReply;
    tell({ kind: 'call', index, args: args.map(pack), reply });
    const result = results.get(reply);
    results.delete(reply);
    if (result?.failed) throw result.value;
    return result?.value;
  }

  function run(index: number, args: Packed[]): Result {
    try {
      return { value: functions[index]?.(...args.map(unpack)), failed: false };
    } catch (error) {
      return { value: error, failed: true };
    }
  }

  function settle(id: number, value: unknown, failed: boolean): void {
    const promise = promises.get(id);
    promises.delete(id);
    if (failed) promise?.reject(value);
    else promise?.resolve(value);
  }

  function answerCall({ index, args, reply }: { index: number; args: Packed[]; reply: number }): void {
    const { value, failed } = run(index, args);
    tell({ kind: 'result', reply, value: pack(value), failed });
  }

  window.addEventListener(`${secret}:${here}`, (event) => {
    const message = (event as CustomEvent<Message>).detail;
    event.stopImmediatePropagation();
    if (message.kind === 'call') answerCall(message);
    else {
      const value = unpack(message.value);
      if (message.kind === 'offer') onOffer(message.key, value);
      else if (message.kind === 'result') results.set(message.reply, { value, failed: message.failed });
      else settle(message.promise, value, message.failed);
    }
  });

  return { offer: (key: string, value: unknown) => tell({ kind: 'offer', key, value: pack(value) }) };
}
