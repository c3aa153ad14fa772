import { dismissals } from '#domain/access/dismissal.ts';
import { type AppData, forgetAppData } from './app-data.ts';
import { forgetOfflineAccess } from './offline-access.ts';
import type { Trouble } from './server-client.ts';
import { forgetSession, type SecretStore, type Session } from './session.ts';
import { syncNoteId } from './sync-status.ts';

/** A plain "not signed in" is not among it. */
const codes: ReadonlySet<string> = new Set(dismissals);

export const isDismissal = (trouble: Pick<Trouble, 'code'> | null | undefined): boolean =>
  codes.has(trouble?.code ?? '');

/** Calls back once when the server says so, with its sentence; answers how to stop. */
export function onDismissal({ notes }: Pick<AppData, 'notes'>, dismissed: (message: string) => void) {
  // What an earlier session left there is no news: whoever is back has signed in since.
  const before = notes.get(syncNoteId)?.value;
  const stop = notes.subscribe(() => {
    const note = notes.get(syncNoteId)?.value;
    if (note === before || !note?.trouble || !isDismissal(note.trouble)) return;
    stop();
    dismissed(note.trouble.message);
  });
  return stop;
}

/** Removes all that this person has on this computer, what waits there included. It must not be open. */
export async function forgetPerson(session: Session, secrets: SecretStore): Promise<void> {
  await forgetSession(secrets);
  await forgetOfflineAccess(secrets, session);
  await forgetAppData(session, secrets);
}
