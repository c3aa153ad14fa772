import { hidesAnswer } from '../data/ask-server.ts';
import type { OfflineSignIn } from '../data/offline-access.ts';
import type { Trouble } from '../data/server-client.ts';
import type { Host } from '../host.ts';
import { certificateTrouble } from '../parts/online/certificate-words.ts';

/** How often a password may be tried is the server's to say. */
const tooManyTries = 429;

/** Is it a trouble with the server, which says nothing about the person who wants to come in? */
export const isAway = ({ reason, status }: Trouble): boolean =>
  reason !== 'signedOut' && reason !== 'refused' && status !== tooManyTries;

/** Why the server can't be asked, with what to do; null where it is known only that it does not answer. */
export async function causeOf(
  { shell }: Pick<Host, 'shell'>,
  address: string,
  trouble: Trouble,
): Promise<string | null> {
  if (trouble.reason !== 'unreachable') return trouble.message;
  const certificate = await certificateTrouble(shell?.certificateFault, address);
  if (certificate) return certificate;
  return (await hidesAnswer(address)) ? foreignAnswer : null;
}

const foreignAnswer =
  'Something answers at that address, but no Fieldroster server that lets this app in. Check the address, or ask your IT.';

/** Why nobody comes in without the server, where that is what happened; `cause` as in `causeOf`. */
export function refusalWithout(
  cause: string | null,
  { reason }: Extract<OfflineSignIn, { ok: false }>,
): string {
  if (reason === 'wrongPassword')
    return cause === null
      ? 'The server does not answer, and this is not the password of the last sign-in on this computer.'
      : `${cause} Until then the password of the last sign-in on this computer lets you in, and this is another.`;
  return (
    cause ??
    'The server does not answer, and nobody of that name has signed in on this computer before. The first sign-in needs the server: check the network and the address, then try again.'
  );
}

/** The same for a computer that is about to get its first server. */
export const noConnection = (cause: string | null): string =>
  cause ?? 'The server does not answer. Check the network and the address, then try again.';
