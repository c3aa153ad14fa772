import emailSpellChecker from '@zootools/email-spell-checker';

/** Addresses are compared without case (R18) and kept as they were typed. */
export const emailKey = (address: string): string => address.trim().toLowerCase();

export const normaliseEmail = (typed: unknown): unknown =>
  typeof typed === 'string' ? typed.trim() || null : typed;

/** Names the address that was probably meant (`gmail.con`), or null. */
export function emailHint(address: string): string | null {
  const meant = emailSpellChecker.run({ email: address })?.full;
  return meant && meant !== emailKey(address) ? `Did you mean ${meant}?` : null;
}
