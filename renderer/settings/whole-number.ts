/** A whole number as it is stored; a text that is none stays as it was typed, and is judged so. */
export function parseWhole(typed: unknown): unknown {
  if (typeof typed !== 'string') return typed;
  const text = typed.trim();
  if (text === '') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : typed;
}
