import { z } from 'zod';
import { signInAnswer } from '#domain/sync/wire.ts';
import { usernameKey } from '#domain/technician/account.ts';
import type { SecretStore, Session } from './session.ts';

/** What this computer remembers of somebody who signed in: enough to check the password without the server. */
const remembered = z.object({
  who: signInAnswer.omit({ token: true, refreshToken: true }),
  salt: z.string(),
  rounds: z.int(),
  check: z.string(),
  deviceToken: z.string().nullable(),
});
const everybody = z.record(z.string(), remembered);
type Remembered = z.output<typeof remembered>;

const secretName = 'offline-access';

/** OWASP's number of rounds for PBKDF2 with SHA-256. */
const rounds = 600_000;

const keyOf = (serverAddress: string, username: string) => `${serverAddress}\n${usernameKey(username)}`;
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function derive(password: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const derived = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    256,
  );
  return toHex(new Uint8Array(derived));
}

async function readAll(secrets: SecretStore): Promise<Record<string, Remembered>> {
  try {
    const parsed = everybody.safeParse(JSON.parse((await secrets.read(secretName)) ?? '{}'));
    return parsed.success ? parsed.data : {};
  } catch {
    // It can't be unsealed any more: everybody signs in with the server once more.
    return {};
  }
}

/** Keeps what is needed to let this person in without the server (R44). The password itself is kept nowhere. */
export async function keepOfflineAccess(
  secrets: SecretStore,
  username: string,
  password: string,
  { user, company, serverAddress, deviceToken }: Session,
): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const check = await derive(password, salt, rounds);
  const entry = {
    who: { user, company },
    salt: toHex(salt),
    rounds,
    check,
    deviceToken: deviceToken ?? null,
  };
  const all = { ...(await readAll(secrets)), [keyOf(serverAddress, username)]: entry };
  await secrets.write(secretName, JSON.stringify(all));
}

/** Nobody who was sent away comes in without the server any more. */
export async function forgetOfflineAccess(
  secrets: SecretStore,
  { serverAddress, user }: Pick<Session, 'serverAddress' | 'user'>,
): Promise<void> {
  const kept = Object.entries(await readAll(secrets)).filter(
    ([key, { who }]) => !(key.startsWith(`${serverAddress}\n`) && who.user.id === user.id),
  );
  await secrets.write(secretName, JSON.stringify(Object.fromEntries(kept)));
}

/** The token by which the server knows this computer as one where that person has signed in before. */
export async function deviceTokenOf(
  secrets: SecretStore,
  serverAddress: string,
  username: string,
): Promise<string | null> {
  return (await readAll(secrets))[keyOf(serverAddress, username)]?.deviceToken ?? null;
}

export type OfflineSignIn =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly reason: 'unknown' | 'wrongPassword' };

/** Lets in who signed in here before, by the same password. The session has no tokens: the server gives new ones. */
export async function signInOffline(
  secrets: SecretStore,
  serverAddress: string,
  username: string,
  password: string,
): Promise<OfflineSignIn> {
  const entry = (await readAll(secrets))[keyOf(serverAddress, username)];
  if (!entry) return { ok: false, reason: 'unknown' };
  if ((await derive(password, fromHex(entry.salt), entry.rounds)) !== entry.check)
    return { ok: false, reason: 'wrongPassword' };
  return { ok: true, session: { ...entry.who, token: '', refreshToken: '', serverAddress } };
}
