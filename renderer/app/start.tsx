import { useCallback, useEffect, useState } from 'react';
import { type AppData, openAppData } from '../data/app-data.ts';
import { signIn } from '../data/server-client.ts';
import { forgetSession, rememberedSession, rememberSession, type Session } from '../data/session.ts';
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

/** From the start of the program to a signed-in person, with or without a network. */
export function Start({ host }: { readonly host: Host }) {
  const [stage, setStage] = useState<Stage>({ name: 'starting' });

  const open = useCallback(
    async (session: Session) => {
      const renewed = async (fresh: Session) => void (await rememberSession(host.secrets, fresh));
      const data = await openAppData({
        session,
        device: host.device,
        renewed,
        multiInstance: !host.isDesktop,
      });
      host.onResume(data.sync.now);
      setStage({ name: 'open', data });
    },
    [host],
  );

  const enter = useCallback(
    async (address: string, username: string, password: string): Promise<string | null> => {
      const answer = await signIn(address, username, password);
      if (!answer.ok) return answer.message;
      // Where nothing can be remembered (no vault on this desktop), the session lasts until the app is closed.
      await rememberSession(host.secrets, answer.value);
      await open(answer.value);
      return null;
    },
    [host, open],
  );

  useEffect(() => {
    const begin = async () => {
      void navigator.storage?.persist?.();
      // A sign-in that can't be unsealed any more is asked for again; the data on the disk stays.
      const session = await rememberedSession(host.secrets).catch(() => null);
      if (session) return open(session);
      if (!host.demo || !host.serverAddress) return setStage({ name: 'signIn' });
      const message = await enter(host.serverAddress, host.demo.username, host.demo.password);
      if (message !== null) setStage({ name: 'signIn', message });
    };
    begin().catch((error: unknown) => setStage({ name: 'failed', error }));
  }, [host, open, enter]);

  const leave = async (data: AppData) => {
    await forgetSession(host.secrets);
    await data.close();
    setStage({ name: 'signIn' });
  };

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
