import { createContext, type ReactNode, use } from 'react';
import type { Credentials } from './app/entrance.ts';
import type { Host } from './host.ts';

/** Takes a computer that is used alone to a server (R53); answers why not, or null where it is on its way. */
export type Connect = (credentials: Credentials) => Promise<string | null>;

type Value = { readonly host: Host; readonly signOut: () => Promise<void>; readonly connect: Connect };

const HostContext = createContext<Value | null>(null);

export function HostProvider({ children, ...value }: Value & { readonly children: ReactNode }) {
  return <HostContext value={value}>{children}</HostContext>;
}

/** The host, and the way out. Throws outside the provider, which is a bug. */
export function useHost(): Value {
  const value = use(HostContext);
  if (!value) throw new Error('No host here: the screen stands outside HostProvider');
  return value;
}
