import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id, which is the package's default kind: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How a hash of today begins: kind, version and cost are written in front of salt and digest. */
const today = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Was it made with another kind or cost than today's? */
export const needsRehash = (passwordHash: string): boolean => !passwordHash.startsWith(today);

/**
 * The hash to keep instead, after the password turned out right; null where the present one will do. Write it only
 * where the present one still stands, or a password that was changed meanwhile would come back.
 */
export const renewedHash = async (password: string, passwordHash: string): Promise<string | null> =>
  needsRehash(passwordHash) ? hashPassword(password) : null;

let decoy: Promise<string> | undefined;

/**
 * Is it the password? Where there is no hash it takes as long and answers no, so that nobody learns from the time
 * which usernames exist.
 */
export async function isPassword(
  password: string,
  passwordHash: string | null | undefined,
): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(24).toString('base64url'));
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null && passwordHash !== undefined;
}
