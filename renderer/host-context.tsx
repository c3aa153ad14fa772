import { createContext, type ReactNode, use } from 'react';
import type { Host } from './host.ts';

type Value = { readonly host: Host; readonly signOut: () => Promise<void> };

const HostContext = createContext<Value | null>(null);

export function HostProvider({ host, signOut, children }: Value & { readonly children: ReactNode }) {
  return <HostContext value={{ host, signOut }}>{children}</HostContext>;
}

/** The host, and the way out. Throws outside the provider, which is a bug. */
export function useHost(): Value {
  const value = use(HostContext);
  if (!value) throw new Error('No host here: the screen stands outside HostProvider');
  return value;
}
