import type { Session } from 'electron';
import type { Resolved } from '../policies/resolve.ts';
import { proxyConfig } from './proxy.ts';
import { trustListed } from './trust-listed.ts';

/** Lets a session reach the network as the policies say: the page's, and the updater's, which has one of its own. */
export async function applyNetworkPolicies(
  session: Pick<Session, 'setCertificateVerifyProc' | 'setProxy'>,
  { policies, managed }: Pick<Resolved, 'policies' | 'managed'>,
): Promise<void> {
  trustListed(session, policies.serverCertificates ?? []);
  // Without a policy Chromium has the system's proxy already.
  if (managed.includes('proxyMode')) await session.setProxy(proxyConfig(policies).config);
}
