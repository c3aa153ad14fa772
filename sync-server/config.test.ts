import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        port: 4810,
        host: '127.0.0.1',
        dataDir: resolve('.fieldroster'),
        publicUrl: undefined,
        smtpUrl: undefined,
        metricsToken: undefined,
        allowedOrigins: ['app://bundle'],
        demo: undefined,
      },
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DEMO: ' ' })).toEqual(readConfig({}));
  });

  it('reads the demo', () => {
    const read = readConfig({ DEMO: '1', DEMO_SIZE: '10000', DEMO_PASSWORD: 'x' });
    expect(read).toMatchObject({ config: { demo: { size: 10_000, password: 'x' } } });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['DEMO', 'yes'],
    ['DEMO_SIZE', '20001'],
    ['DEMO_SIZE', '1e3'],
    ['PUBLIC_URL', 'roster.example'],
    ['PUBLIC_URL', 'javascript:1'],
    ['SMTP_URL', 'http://x'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://a.example/path'],
    ['DATABASE_URL', 'postgres://x'],
  ])('refuses %s=%s in one sentence that names it', (name, value) => {
    const read = readConfig({ [name]: value });
    expect(read).toEqual({ ok: false, reason: expect.stringMatching(new RegExp(`^${name} .+\\.$`)) });
  });

  it('does not repeat an address that may hold a password', () => {
    const read = readConfig({ SMTP_URL: 'ftp://user:secret@host' });
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});
