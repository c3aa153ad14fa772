import { z } from 'zod';
import { type Permission, permissionNames } from '#domain/access/permissions.ts';
import { type SignInAnswer, signInAnswer } from '#domain/sync/wire.ts';

/** Who is signed in, where, and with which tokens. */
export type Session = SignInAnswer & { readonly serverAddress: string };

const sessionSchema = signInAnswer.extend({ serverAddress: z.string() });

/** Where secrets lie: sealed by the desktop, or in the browser's storage for this address. */
export type SecretStore = {
  readonly read: (name: string) => Promise<string | null>;
  readonly write: (name: string, value: string) => Promise<{ ok: true } | { ok: false; reason: string }>;
  readonly remove: (name: string) => Promise<void>;
};

const secretName = 'session';

/** The session that this computer remembers, or null. One that can't be read is forgotten. */
export async function rememberedSession(secrets: SecretStore): Promise<Session | null> {
  const text = await secrets.read(secretName);
  if (text === null) return null;
  const parsed = sessionSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  await secrets.remove(secretName);
  return null;
}

export const rememberSession = (secrets: SecretStore, session: Session) =>
  secrets.write(secretName, JSON.stringify(session));

export const forgetSession = (secrets: SecretStore) => secrets.remove(secretName);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the person may do, as the server last said; permissions this version does not know are left out. */
export const permissionsOf = (session: Session): readonly Permission[] =>
  permissionNames.filter((name) => session.user.permissions.includes(name));
