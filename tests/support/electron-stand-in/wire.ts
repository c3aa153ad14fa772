type Json = null | boolean | number | string | Json[];

/**
 * Text that keeps what structured clone keeps over Electron's IPC: Map, Set, Date, bytes, bigint,
 * undefined, errors. The function is also sent into the page as source, so it uses nothing outside itself.
 */
export function wire() {
  const kindOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };

  function toBase64(bytes: Uint8Array): string {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }

  function packNumber(value: number): Json {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : ['number', Object.is(value, -0) ? '-0' : `${value}`];
  }

  function packPrimitive(value: unknown): Json {
    if (typeof value === 'number') return packNumber(value);
    if (typeof value === 'undefined') return ['undefined'];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    return value === null || typeof value === 'string' || typeof value === 'boolean' ? value : refuse();
  }

  function packBytes(value: ArrayBuffer | ArrayBufferView): Json {
    const bytes = ArrayBuffer.isView(value)
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : new Uint8Array(value);
    return ['bytes', kindOf(value), toBase64(bytes)];
  }

  function packError(error: Error): Json {
    return ['error', error.name, error.message, error.stack ?? ''];
  }

  function packObject(value: object, above: object[]): Json {
    if (above.includes(value)) return refuse();
    const pack = (inner: unknown) => packValue(inner, [...above, value]);
    if (Array.isArray(value)) return ['array', ...value.map(pack)];
    if (value instanceof Map) return ['map', ...[...value].map(([k, v]): Json => [pack(k), pack(v)])];
    if (value instanceof Set) return ['set', ...[...value].map(pack)];
    if (value instanceof Date) return ['date', packNumber(value.getTime())];
    if (value instanceof RegExp) return ['regexp', value.source, value.flags];
    if (value instanceof Error) return packError(value);
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return packBytes(value);
    if (kindOf(value) !== 'Object') return refuse();
    return ['object', ...Object.entries(value).map(([k, v]): Json => [k, pack(v)])];
  }

  function packValue(value: unknown, above: object[]): Json {
    return typeof value === 'object' && value !== null ? packObject(value, above) : packPrimitive(value);
  }

  function unpackBytes(kind: string, text: string): unknown {
    const { buffer } = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    if (kind === 'ArrayBuffer') return buffer;
    const View = Reflect.get(globalThis, kind) as new (bytes: ArrayBuffer) => ArrayBufferView;
    return new View(buffer);
  }

  function unpackError(name: string, message: string, stack: string): Error {
    return Object.defineProperties(new Error(message), { name: { value: name }, stack: { value: stack } });
  }

  function unpackPairs(pairs: Json[]): [unknown, unknown][] {
    return (pairs as [Json, Json][]).map(([k, v]) => [unpackValue(k), unpackValue(v)]);
  }

  function unpackValue(packed: Json): unknown {
    if (!Array.isArray(packed)) return packed;
    const [kind, ...rest] = packed;
    const [a, b, c] = rest.map(String);
    if (kind === 'undefined') return undefined;
    if (kind === 'number') return Number(a);
    if (kind === 'bigint') return BigInt(a ?? 0);
    if (kind === 'array') return rest.map(unpackValue);
    if (kind === 'map') return new Map(unpackPairs(rest));
    if (kind === 'set') return new Set(rest.map(unpackValue));
    if (kind === 'date') return new Date(unpackValue(rest[0] ?? null) as number);
    if (kind === 'regexp') return new RegExp(a ?? '', b);
    if (kind === 'error') return unpackError(a ?? '', b ?? '', c ?? '');
    if (kind === 'bytes') return unpackBytes(a ?? '', b ?? '');
    return Object.fromEntries(unpackPairs(rest));
  }

  return {
    encode: (value: unknown): string => JSON.stringify(packValue(value, [])),
    decode: (text: string): unknown => unpackValue(JSON.parse(text) as Json),
  };
}
