import type { ProxyConfig } from 'electron';
import type { Policies } from '../policies/settings.ts';

type ProxyPolicies = Pick<Policies, 'proxyMode' | 'proxyPac' | 'proxyServer' | 'proxyBypass'>;

/** What Chromium is told about the proxy, and a sentence where the policy does not say all that it has to. */
export function proxyConfig(policies: ProxyPolicies): { config: ProxyConfig; message: string | null } {
  const { proxyMode, proxyPac, proxyServer, proxyBypass } = policies;
  if (proxyMode === 'direct') return { config: { mode: 'direct' }, message: null };
  if (proxyMode === 'detect') return { config: { mode: 'auto_detect' }, message: null };
  if (proxyMode === 'pac') {
    return proxyPac
      ? { config: { mode: 'pac_script', pacScript: proxyPac }, message: null }
      : without('proxyPac');
  }
  if (proxyMode === 'server') {
    if (!proxyServer) return without('proxyServer');
    const bypass = proxyBypass ? { proxyBypassRules: proxyBypass } : {};
    return { config: { mode: 'fixed_servers', proxyRules: proxyServer, ...bypass }, message: null };
  }
  return { config: { mode: 'system' }, message: null };
}

const without = (name: string) => ({
  config: { mode: 'system' as const },
  message: `The policy for the proxy lacks “${name}”. Fieldroster uses the proxy of the system.`,
});
