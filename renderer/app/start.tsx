import { useCallback, useEffect, useState } from 'react';
import { done } from '#domain/access/office-api.ts';
import { type AppData, forgetAppData, openAppData } from '../data/app-data.ts';
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

const unreadable = {
  lost: 'What was kept on this computer can’t be read any more, because its key is gone. Sign in while the server can be reached: what the server has comes back. What waited here and was not sent is lost.',
  locked:
    'The password store of this computer is locked, and with it the key to what is kept here. Unlock it, then sign in. Nothing is lost.',
} as const;

const refusalOf = (data: AppData): string | null =>
  offlineRefusal(data.company.all()[0], data.notes.get(syncNoteId)?.value.lastSuccess, Date.now());

/** From the start of the program to a signed-in person, with or without a network. */
export function Start({ host }: { readonly host: Host }) {
  const [stage, setStage] = useState<Stage>({ name: 'starting' });

  const open = useCallback(
    async (session: Session, { isFresh, signInAgain }: Opening): Promise<string | null> => {
      const openFor = (who: Session) =>
        openAppData({
          session: who,
          device: host.device,
          renewed: async (fresh) => void (await rememberSession(host.secrets, fresh)),
          signInAgain,
          multiInstance: !host.isDesktop,
          ...(host.isDesktop ? { vault: host.secrets } : {}),
        });
      let opened = await openFor(session);
      if (!opened.ok && opened.reason === 'lost' && isFresh) {
        await forgetAppData(session, host.secrets);
        opened = await openFor(session);
      }
      if (!opened.ok) return unreadable[opened.reason];
      let data = opened.value;
      const refused = isFresh ? null : refusalOf(data);
      if (refused) {
        await data.close();
        // Too long without the server; where it can be reached now, it decides.
        const fresh = session.refreshToken === '' ? null : await renewSession(session);
        if (!fresh?.ok) return refused;
        await rememberSession(host.secrets, fresh.value);
        const again = await openFor(fresh.value);
        if (!again.ok) return unreadable[again.reason];
        data = again.value;
      }
      host.onResume(data.sync.now);
      setStage({ name: 'open', data });
      return null;
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
        return open(answer.value, { isFresh: true });
      }
      if (answer.reason !== 'unreachable') return answer.message;
      const offline = await signInOffline(secrets, address, username, password);
      if (!offline.ok) return offline.message;
      return open(offline.session, { signInAgain: online });
    },
    [host, open],
  );

  useEffect(() => {
    const enterDemo = async () => {
      if (!host.demo || !host.serverAddress) return '';
      return enter(host.serverAddress, host.demo.username, host.demo.password);
    };
    const begin = async () => {
      void navigator.storage?.persist?.();
      // A sign-in that can't be unsealed any more is asked for again; the data on the disk stays.
      const session = await rememberedSession(host.secrets).catch(() => null);
      const message = session ? await open(session, {}) : await enterDemo();
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
