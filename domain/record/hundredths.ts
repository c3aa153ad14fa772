const amount = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/;

/**
 * `1,250.50` as 125050; a text that is no such number stays as it was typed, and is judged so. A comma only parts
 * thousands: `12,50` is not guessed to be 1,250.
 */
export function parseHundredths(typed: string): unknown {
  const text = typed.trim();
  if (text === '') return null;
  const plain = text.replace(/^\$/, '').trim();
  return amount.test(plain) ? Math.round(Number(plain.replaceAll(',', '')) * 100) : typed;
}
