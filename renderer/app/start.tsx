import { useCallback, useEffect, useState } from 'react';
import { done } from '#domain/access/office-api.ts';
import { type AppData, openAppData } from '../data/app-data.ts';
import { deviceTokenOf, keepOfflineAccess, signInOffline } from '../data/offline-access.ts';
import { offlineRefusal } from '../data/offline-limit.ts';
import { renewSession, type SignInAgain, signIn } from '../data/server-client.ts';
import { forgetSession, rememberedSession, rememberSession, type Session } from '../data/session.ts';
import { syncNoteId } from '../data/sync-status.ts';
import { DataProvider } from '../data-context.tsx';
import type { Host } from '../host.ts';
import { HostProvider } from '../host-context.tsx';
import { Failure } from './failure.tsx';
import { AppRoutes } from './routes.tsx';
import { SignIn } from './sign-in.tsx';

type Stage =
  | { readonly name: 'starting' }
  | { readonly name: 'signIn'; readonly message?: string }
  | { readonly name: 'open'; readonly data: AppData }
  | { readonly name: 'failed'; readonly error: unknown };

type Opening = {
  /** The server has just let this person in. */
  readonly isFresh?: boolean;
  readonly signInAgain?: SignInAgain;
};

/** How often a running app looks whether it has been without the server for too long, in milliseconds. */
const limitCheck = 10 * 60_000;

const refusalOf = (data: AppData): string | null =>
  offlineRefusal(data.company.all()[0], data.notes.get(syncNoteId)?.value.lastSuccess, Date.now());

/** From the start of the program to a signed-in person, with or without a network. */
export function Start({ host }: { readonly host: Host }) {
  const [stage, setStage] = useState<Stage>({ name: 'starting' });

  const open = useCallback(
    async (session: Session, { isFresh, signInAgain }: Opening): Promise<void> => {
      const openFor = (who: Session) =>
        openAppData({
          session: who,
          device: host.device,
          renewed: async (fresh) => void (await rememberSession(host.secrets, fresh)),
          signInAgain,
          multiInstance: !host.isDesktop,
        });
      let data = await openFor(session);
      const refused = isFresh ? null : refusalOf(data);
      if (refused) {
        await data.close();
        // Too long without the server; where it can be reached now, it decides.
        const fresh = session.refreshToken === '' ? null : await renewSession(session);
        if (!fresh?.ok) return setStage({ name: 'signIn', message: refused });
        await rememberSession(host.secrets, fresh.value);
        data = await openFor(fresh.value);
      }
      host.onResume(data.sync.now);
      setStage({ name: 'open', data });
    },
    [host],
  );

  const enter = useCallback(
    async (address: string, username: string, password: string): Promise<string | null> => {
      const { secrets } = host;
      const online = async () =>
        signIn(address, username, password, await deviceTokenOf(secrets, address, username));
      const answer = await online();
      if (answer.ok) {
        // Where nothing can be remembered (no vault on this desktop), the session lasts until the app is closed.
        await rememberSession(secrets, answer.value);
        await keepOfflineAccess(secrets, username, password, answer.value);
        await open(answer.value, { isFresh: true });
        return null;
      }
      if (answer.reason !== 'unreachable') return answer.message;
      const offline = await signInOffline(secrets, address, username, password);
      if (!offline.ok) return offline.message;
      await open(offline.session, { signInAgain: online });
      return null;
    },
    [host, open],
  );

  useEffect(() => {
    const begin = async () => {
      void navigator.storage?.persist?.();
      // A sign-in that can't be unsealed any more is asked for again; the data on the disk stays.
      const session = await rememberedSession(host.secrets).catch(() => null);
      if (session) return open(session, {});
      if (!host.demo || !host.serverAddress) return setStage({ name: 'signIn' });
      const message = await enter(host.serverAddress, host.demo.username, host.demo.password);
      if (message !== null) setStage({ name: 'signIn', message });
    };
    begin().catch((error: unknown) => setStage({ name: 'failed', error }));
  }, [host, open, enter]);

  const leave = useCallback(
    async (data: AppData, message?: string) => {
      await forgetSession(host.secrets);
      // Not waited for: without a network the session ends on the server by itself, in time.
      void data.server.post('/api/auth/sign-out', {}, done);
      await data.close();
      // The next person does not begin where this one was.
      location.hash = '';
      setStage({ name: 'signIn', ...(message ? { message } : {}) });
    },
    [host],
  );

  useEffect(() => {
    if (stage.name !== 'open') return;
    const timer = setInterval(() => {
      const refused = refusalOf(stage.data);
      if (refused) void leave(stage.data, refused);
    }, limitCheck);
    return () => clearInterval(timer);
  }, [stage, leave]);

  if (stage.name === 'starting') return null;
  if (stage.name === 'failed') return <Failure error={stage.error} />;
  if (stage.name === 'signIn')
    return <SignIn host={host} enter={enter} {...(stage.message ? { message: stage.message } : {})} />;
  return (
    <HostProvider host={host} signOut={() => leave(stage.data)}>
      <DataProvider data={stage.data}>
        <AppRoutes />
      </DataProvider>
    </HostProvider>
  );
}
