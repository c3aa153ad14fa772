const LANGUAGE_OWN = new Set(['then', 'toJSON', 'constructor', 'prototype', 'domain', 'name', 'length']);

/**
 * Hands out `value` so that whatever it lacks fails loudly, instead of as an `undefined` far away.
 * Methods keep their own `this`; tests may still replace them.
 */
export function only<T extends object>(name: string, value: T): T {
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && !LANGUAGE_OWN.has(key) && !key.startsWith('_')) {
        throw new Error(`the stand-in does not have ${name}.${key}`);
      }
      const found: unknown = Reflect.get(target, key);
      return typeof found === 'function' && !isClass(found) ? found.bind(target) : found;
    },
  });
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
