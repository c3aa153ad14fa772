const poBox = /\b(p(ost)?\.?\s*o(ffice)?\.?\s*box|pob)\b|^\s*box\s*#?\s*\d/i;
const privateBox = /\b(pmb|private\s+mail\s*box)\b/i;
const generalDelivery = /^\s*general\s+delivery\b/i;

/** Why nobody lives at such a street line, as a sentence; null where somebody may. A rural route is a home. */
export function noHome(street: string): string | null {
  if (poBox.test(street)) return 'A PO box is not a home: type the street address.';
  if (privateBox.test(street)) return 'A private mailbox (PMB) is not a home: type the street address.';
  if (generalDelivery.test(street)) return 'General delivery is not a home: type the street address.';
  return null;
}
