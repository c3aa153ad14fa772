import { expect, test } from 'vitest';
import { proxyConfig } from './proxy.ts';

const none = { proxyMode: 'system', proxyPac: null, proxyServer: null, proxyBypass: null } as const;

test.each([
  [none, { mode: 'system' }],
  [{ ...none, proxyMode: 'direct' }, { mode: 'direct' }],
  [{ ...none, proxyMode: 'detect' }, { mode: 'auto_detect' }],
  [
    { ...none, proxyMode: 'pac', proxyPac: 'https://a.example/p' },
    { mode: 'pac_script', pacScript: 'https://a.example/p' },
  ],
  [
    { ...none, proxyMode: 'server', proxyServer: 'p:80' },
    { mode: 'fixed_servers', proxyRules: 'p:80' },
  ],
  [
    { ...none, proxyMode: 'server', proxyServer: 'p:80', proxyBypass: '<local>' },
    { mode: 'fixed_servers', proxyRules: 'p:80', proxyBypassRules: '<local>' },
  ],
] as const)('%j becomes %j', (policies, config) => {
  expect(proxyConfig(policies)).toEqual({ config, message: null });
});

test('a mode without its address is told, and the system’s proxy stays', () => {
  for (const [mode, missing] of [
    ['pac', 'proxyPac'],
    ['server', 'proxyServer'],
  ] as const) {
    const { config, message } = proxyConfig({ ...none, proxyMode: mode });
    expect(config).toEqual({ mode: 'system' });
    expect(message).toContain(missing);
  }
});
