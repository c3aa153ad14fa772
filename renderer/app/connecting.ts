import { type Luggage, packed } from '../connect/luggage.ts';
import { aloneSession } from '../data/alone.ts';
import { type AppData, forgetAppData } from '../data/app-data.ts';
import { deviceTokenOf } from '../data/offline-access.ts';
import { signIn } from '../data/server-client.ts';
import type { Host } from '../host.ts';
import { type Credentials, type Entered, enterAlone, openFor, remember } from './entrance.ts';
import { causeOf, noConnection } from './server-away.ts';

/** A computer that was used alone is about to be connected (R53). */
export type Connecting = {
  /** The company's data, open; nothing of this computer's is in it yet. */
  readonly data: AppData;
  readonly luggage: Luggage;
  /** When it was opened, in milliseconds since 1970. */
  readonly since: number;
  readonly credentials: Credentials;
};

export type ConnectionBegun =
  | { readonly ok: true; readonly connecting: Connecting }
  /** `back`: what had to be closed meanwhile, open again. */
  | { readonly ok: false; readonly message: string; readonly back?: Entered };

/** Signs in and opens the company's data in the place of this computer's own: RxDB has room for one. */
export async function beginConnection(
  host: Host,
  alone: AppData,
  credentials: Credentials,
): Promise<ConnectionBegun> {
  const { address, username, password } = credentials;
  const deviceToken = await deviceTokenOf(host.secrets, address, username);
  const answer = await signIn(address, username, password, deviceToken);
  if (!answer.ok) return { ok: false, message: noConnection(await causeOf(host, address, answer)) };
  const luggage = packed(alone);
  await alone.close();
  const since = Date.now();
  const opened = await openFor(host, answer.value);
  if (opened.ok) return { ok: true, connecting: { data: opened.value, luggage, since, credentials } };
  const message = 'The data of that company can’t be opened on this computer. Restart it, then try again.';
  return { ok: false, message, back: await enterAlone(host) };
}

/** Back to what this computer has to itself; nothing was uploaded. */
export async function cancelConnection(host: Host, { data }: Connecting): Promise<Entered> {
  await data.close();
  return enterAlone(host);
}

/** From now on this computer belongs to the company. `forget` removes what it had to itself. */
export async function endConnection(
  host: Host,
  { data, credentials }: Connecting,
  forget: boolean,
): Promise<AppData> {
  await remember(host, data.session, credentials);
  if (forget) await forgetAppData(aloneSession(), host.secrets);
  return data;
}
