import { useCallback, useEffect, useState } from 'react';
import { ConnectPage } from '../connect/connect-page.tsx';
import type { AppData } from '../data/app-data.ts';
import { onDismissal } from '../data/dismissal.ts';
import { DataProvider } from '../data-context.tsx';
import type { Host } from '../host.ts';
import { HostProvider } from '../host-context.tsx';
import { beginConnection, type Connecting, cancelConnection, endConnection } from './connecting.ts';
import {
  type Credentials,
  dismiss,
  type Entered,
  enter,
  enterAlone,
  enterAsBefore,
  leave,
  refusalOf,
} from './entrance.ts';
import { Failure } from './failure.tsx';
import { AppRoutes } from './routes.tsx';
import { SignIn } from './sign-in.tsx';
import { useIdleLock } from './use-idle-lock.ts';

type Stage =
  | { readonly name: 'starting' }
  | { readonly name: 'signIn'; readonly message?: string }
  | { readonly name: 'open'; readonly data: AppData }
  | { readonly name: 'connecting'; readonly connecting: Connecting }
  | { readonly name: 'failed'; readonly error: unknown };

/** How often a running app looks whether it has been without the server for too long, in milliseconds. */
const limitCheck = 10 * 60_000;

/** Is there a choice to have no server? */
const mayBeAlone = ({ isDesktop, serverAddress, policies }: Host): boolean =>
  isDesktop && serverAddress === null && policies.allowedOrigins === null;

/** From the start of the program to a signed-in person, with or without a network. */
export function Start({ host }: { readonly host: Host }) {
  const [stage, setStage] = useState<Stage>({ name: 'starting' });

  const show = useCallback(
    (data: AppData) => {
      host.onResume(data.sync.now);
      setStage({ name: 'open', data });
    },
    [host],
  );

  /** Answers why not, for the screen that asked. */
  const letIn = useCallback(
    (found: Entered): string | null => {
      if (!found.ok) return found.message;
      show(found.data);
      return null;
    },
    [show],
  );

  useEffect(() => {
    const begin = async () => {
      void navigator.storage?.persist?.();
      const message = letIn(await enterAsBefore(host));
      if (message !== null) setStage({ name: 'signIn', message });
    };
    begin().catch((error: unknown) => setStage({ name: 'failed', error }));
  }, [host, letIn]);

  /** The next person does not begin where this one was. */
  const signOutTo = useCallback((message?: string) => {
    location.hash = '';
    setStage({ name: 'signIn', ...(message ? { message } : {}) });
  }, []);

  const signOut = useCallback(
    async (data: AppData, message?: string) => {
      await leave(host, data);
      signOutTo(message);
    },
    [host, signOutTo],
  );

  const isOpen = stage.name === 'open';
  useEffect(() => {
    if (stage.name !== 'open') return;
    const { data } = stage;
    const timer = setInterval(() => {
      const refused = refusalOf(data, host);
      if (refused) void signOut(data, refused);
    }, limitCheck);
    const stop = onDismissal(data, (message) => void dismiss(host, data).then(() => signOutTo(message)));
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [stage, signOut, signOutTo, host]);

  useIdleLock(isOpen ? host.policies.idleLockMinutes : null, () => {
    if (stage.name === 'open') void signOut(stage.data, 'Nobody was here for a while. Sign in to go on.');
  });

  const connect = async (alone: AppData, credentials: Credentials): Promise<string | null> => {
    const begun = await beginConnection(host, alone, credentials);
    if (begun.ok) setStage({ name: 'connecting', connecting: begun.connecting });
    else if (begun.back) letIn(begun.back);
    return begun.ok ? null : begun.message;
  };

  if (stage.name === 'starting') return null;
  if (stage.name === 'failed') return <Failure error={stage.error} />;
  if (stage.name === 'signIn')
    return (
      <SignIn
        host={host}
        enter={async (credentials) => letIn(await enter(host, credentials))}
        begin={mayBeAlone(host) ? async () => letIn(await enterAlone(host)) : null}
        {...(stage.message ? { message: stage.message } : {})}
      />
    );
  if (stage.name === 'connecting') {
    const { connecting } = stage;
    return (
      <DataProvider data={connecting.data}>
        <ConnectPage
          {...connecting}
          onCancel={() => void cancelConnection(host, connecting).then(letIn)}
          onDone={(forget) => void endConnection(host, connecting, forget).then(show)}
        />
      </DataProvider>
    );
  }
  return (
    <HostProvider
      host={host}
      signOut={() => signOut(stage.data)}
      connect={(credentials) => connect(stage.data, credentials)}
    >
      <DataProvider data={stage.data}>
        <AppRoutes />
      </DataProvider>
    </HostProvider>
  );
}
