import { done } from '#domain/access/office-api.ts';
import { usualOfflineDays } from '#domain/company/company.ts';
import { aloneSession, isAlone } from '../data/alone.ts';
import { type AppData, forgetAppData, type OpenedAppData, openAppData } from '../data/app-data.ts';
import { forgetPerson, isDismissal } from '../data/dismissal.ts';
import { deviceTokenOf, keepOfflineAccess, signInOffline } from '../data/offline-access.ts';
import { offlineRefusal } from '../data/offline-limit.ts';
import { renewSession, type SignInAgain, signIn } from '../data/server-client.ts';
import { forgetSession, rememberedSession, rememberSession, type Session } from '../data/session.ts';
import { syncNoteId } from '../data/sync-status.ts';
import type { Host } from '../host.ts';
import { keepAddress, serverRefusal } from './server-address.ts';
import { causeOf, isAway, refusalWithout } from './server-away.ts';

/** Somebody's data, open; or why they can't come in, in a sentence, which is empty where there is nothing to say. */
export type Entered =
  | { readonly ok: true; readonly data: AppData }
  | { readonly ok: false; readonly message: string };

export type Credentials = { readonly address: string; readonly username: string; readonly password: string };

type Opening = {
  /** The server has just let this person in. */
  readonly isFresh?: boolean;
  readonly signInAgain?: SignInAgain;
};

const unreadable = {
  lost: 'What was kept on this computer can’t be read any more, because its key is gone. Sign in while the server can be reached: what the server has comes back. What waited here and was not sent is lost.',
  locked:
    'The password store of this computer is locked, and with it the key to what is kept here. Unlock it, then sign in. Nothing is lost.',
} as const;

const refused = (message: string): Entered => ({ ok: false, message });

const entered = (opened: OpenedAppData): Entered =>
  opened.ok ? { ok: true, data: opened.value } : refused(unreadable[opened.reason]);

/** Opens that person's data with what this computer has: a vault on the desktop, several windows in the browser. */
export const openFor = (host: Host, session: Session, signInAgain?: SignInAgain): Promise<OpenedAppData> =>
  openAppData({
    session,
    device: host.device,
    renewed: async (fresh) => void (await rememberSession(host.secrets, fresh)),
    signInAgain,
    multiInstance: !host.isDesktop,
    ...(host.isDesktop ? { vault: host.secrets } : {}),
  });

/** Lets in whom the server let in, now or lately enough. */
export async function open(
  host: Host,
  session: Session,
  { isFresh, signInAgain }: Opening = {},
): Promise<Entered> {
  const opened = await openFor(host, session, signInAgain);
  if (!opened.ok && opened.reason === 'lost' && isFresh) {
    await forgetAppData(session, host.secrets);
    return entered(await openFor(host, session, signInAgain));
  }
  if (!opened.ok || isFresh) return entered(opened);
  const tooLong = refusalOf(opened.value, host);
  if (!tooLong) return entered(opened);
  await opened.value.close();
  return afterTooLong(host, session, tooLong);
}

/** Too long without the server; where it can be reached now, it decides. */
async function afterTooLong(host: Host, session: Session, tooLong: string): Promise<Entered> {
  if (session.refreshToken === '') return refused(tooLong);
  const fresh = await renewSession(session);
  if (fresh.ok) {
    await rememberSession(host.secrets, fresh.value);
    return entered(await openFor(host, fresh.value));
  }
  if (!isDismissal(fresh))
    return refused(withCause(tooLong, await causeOf(host, session.serverAddress, fresh)));
  await forgetPerson(session, host.secrets);
  return refused(fresh.message);
}

/** Why this computer has been without its server for too long; a policy may shorten what the company allows. */
export function refusalOf(data: AppData, { policies }: Host): string | null {
  if (isAlone(data.session)) return null;
  const companys = data.company.all()[0]?.offlineDays ?? usualOfflineDays;
  const offlineDays = Math.min(companys, policies.offlineDays ?? companys);
  return offlineRefusal({ offlineDays }, data.notes.get(syncNoteId)?.value.lastSuccess, Date.now());
}

/** Signs in with the server, or, where it can't be asked, by what this computer remembers of that person. */
export async function enter(host: Host, { address, username, password }: Credentials): Promise<Entered> {
  const { secrets } = host;
  const online = async () =>
    signIn(address, username, password, await deviceTokenOf(secrets, address, username));
  const answer = await online();
  if (answer.ok) {
    await remember(host, answer.value, { username, password });
    return open(host, answer.value, { isFresh: true });
  }
  if (!isAway(answer)) return refused(answer.message);
  const offline = await signInOffline(secrets, address, username, password);
  if (!offline.ok) return refused(refusalWithout(await causeOf(host, address, answer), offline));
  const opened = await open(host, offline.session, { signInAgain: online });
  return opened.ok ? opened : refused(withCause(opened.message, await causeOf(host, address, answer)));
}

const withCause = (message: string, cause: string | null) => (cause ? `${message} ${cause}` : message);

/** Where nothing can be remembered (no vault on this desktop), the session lasts until the app is closed. */
export async function remember(
  { secrets }: Host,
  session: Session,
  { username, password }: Pick<Credentials, 'username' | 'password'>,
): Promise<void> {
  keepAddress(session.serverAddress);
  await rememberSession(secrets, session);
  await keepOfflineAccess(secrets, username, password, session);
}

/** Opens what this computer has to itself, without a server (R53). */
export async function enterAlone(host: Host): Promise<Entered> {
  const session = aloneSession();
  await rememberSession(host.secrets, session);
  return open(host, session, { isFresh: true });
}

/** Whoever was here last, or the demo's user; nobody where people have to sign in. */
export async function enterAsBefore(host: Host): Promise<Entered> {
  // A sign-in that can't be unsealed any more is asked for again; the data on the disk stays.
  const session = await rememberedSession(host.secrets).catch(() => null);
  if (session) {
    const refusal = serverRefusal(session.serverAddress, host.policies.allowedOrigins);
    return refusal ? refused(refusal) : open(host, session);
  }
  const { demo, serverAddress } = host;
  return demo && serverAddress ? enter(host, { address: serverAddress, ...demo }) : refused('');
}

/** Closes the data; what waits stays on the disk (S20). */
export async function leave({ secrets }: Host, data: AppData): Promise<void> {
  await forgetSession(secrets);
  // Not waited for: without a network the session ends on the server by itself, in time.
  void data.server.post('/api/auth/sign-out', {}, done);
  await data.close();
}

/** Does what a server demands that has sent this person away. */
export async function dismiss({ secrets }: Host, data: AppData): Promise<void> {
  await data.close();
  await forgetPerson(data.session, secrets);
}
