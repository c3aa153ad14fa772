import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesIn, readConfig } from './config.ts';

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        port: 4810,
        host: '127.0.0.1',
        dataDir: resolve('.fieldroster'),
        postgres: undefined,
        photos: 'directory',
        publicUrl: undefined,
        tls: undefined,
        trustedProxies: undefined,
        smtpUrl: undefined,
        mailFrom: 'Fieldroster <no-reply@localhost>',
        sms: undefined,
        metricsToken: undefined,
        log: { level: 'warn', format: 'json' },
        diskFloor: 256 * 1024 * 1024,
        allowedOrigins: ['app://bundle'],
        geocoderPrivateHosts: [],
        demo: undefined,
      },
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DEMO: ' ' })).toEqual(readConfig({}));
  });

  it.each([
    ['0', undefined],
    ['2', 2],
    ['10.0.0.5, fd00::/8', ['10.0.0.5', 'fd00::/8']],
  ])('trusts the proxies of TRUST_PROXY=%s', (TRUST_PROXY, trustedProxies) => {
    expect(readConfig({ TRUST_PROXY })).toMatchObject({ ok: true, config: { trustedProxies } });
  });

  it('needs a certificate and its key together', () => {
    const tls = { cert: '/a.crt', key: '/a.key' };
    expect(readConfig({ TLS_CERT: tls.cert, TLS_KEY: tls.key })).toMatchObject({ config: { tls } });
    expect(readConfig({ TLS_KEY: tls.key })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^TLS_CERT is missing/),
    });
  });

  it('reads the demo', () => {
    const read = readConfig({ DEMO: '1', DEMO_SIZE: '10000', DEMO_PASSWORD: 'x' });
    expect(read).toMatchObject({ config: { demo: { size: 10_000, password: 'x' } } });
  });

  it('reads the hosts of geocoders', () => {
    const read = readConfig({ GEOCODER_PRIVATE_HOSTS: 'Geo.office:8080, [fd00::1]' });
    expect(read).toMatchObject({ config: { geocoderPrivateHosts: ['geo.office:8080', '[fd00::1]'] } });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['DEMO', 'yes'],
    ['DEMO_SIZE', '50001'],
    ['DEMO_SIZE', '1e3'],
    ['GEOCODER_PRIVATE_HOSTS', 'http://geocoder.office'],
    ['PUBLIC_URL', 'roster.example'],
    ['PUBLIC_URL', 'javascript:1'],
    ['SMTP_URL', 'http://x'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'A <a@b.example>\nBcc: c@d.example'],
    ['SMS_PROVIDER', 'pigeon'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://a.example/path'],
    ['DATABASE_URL', 'postgres://x'],
    ['DATABASE_URL', 'mysql://office/fieldroster'],
    ['DATABASE_POOL', '0'],
    ['PHOTOS', 'cloud'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_FORMAT', 'xml'],
    ['DISK_FLOOR', '-1'],
  ])('refuses %s=%s in one sentence that names it', (name, value) => {
    const read = readConfig({ [name]: value });
    expect(read).toEqual({ ok: false, reason: expect.stringMatching(new RegExp(`^${name} .+\\.$`)) });
  });

  it('does not repeat an address that may hold a password', () => {
    const read = readConfig({ SMTP_URL: 'ftp://user:secret@host' });
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it.each(['postgres', 'postgresql'])('keeps all in a database at %s://, photos with the rest', (scheme) => {
    const url = `${scheme}://office:secret@db.office:5433/fieldroster`;
    const read = readConfig({ DATABASE_URL: url });
    expect(read).toMatchObject({
      ok: true,
      config: { postgres: { url, poolSize: 10 }, photos: 'database' },
    });
    expect(readConfig({ DATABASE_URL: url, PHOTOS: 'directory' })).toMatchObject({
      config: { photos: 'directory' },
    });
    expect(readConfig({})).toMatchObject({ config: { postgres: undefined, photos: 'directory' } });
  });

  it.each(['office@company.com', 'The Office <office@company.com>'])('sends mail from %s', (mailFrom) => {
    expect(readConfig({ MAIL_FROM: mailFrom })).toMatchObject({ ok: true, config: { mailFrom } });
  });

  it('keeps messages that are not sent beside the rest', () => {
    expect(placesIn('/data').outbox).toBe('/data/outbox');
  });
});

describe('text messages', () => {
  const twilio = {
    SMS_PROVIDER: 'twilio',
    SMS_ACCOUNT: 'AC1',
    SMS_SECRET: 'hush',
    SMS_FROM: '+12025550100',
  };

  it('reads a provider', () => {
    const sms = { provider: 'twilio', url: undefined, account: 'AC1', secret: 'hush', from: '+12025550100' };
    expect(readConfig(twilio)).toMatchObject({ ok: true, config: { sms } });
  });

  it.each([
    [{ ...twilio, SMS_ACCOUNT: '' }, 'SMS_ACCOUNT is missing; SMS_PROVIDER twilio needs it.'],
    [{ ...twilio, SMS_FROM: '' }, 'SMS_FROM is missing; SMS_PROVIDER twilio needs it.'],
    [{ ...twilio, SMS_PROVIDER: 'http' }, 'SMS_URL is missing; SMS_PROVIDER http needs it.'],
    [{ ...twilio, SMS_PROVIDER: '' }, 'SMS_PROVIDER is missing, though SMS_ACCOUNT is set.'],
    [{ ...twilio, SMS_URL: 'ftp://hush' }, 'SMS_URL is an address that begins with http:// or https://.'],
    [{ ...twilio, SMS_PROVIDER: 'hush' }, 'SMS_PROVIDER is one of twilio, vonage, telnyx, http.'],
  ])('says what is missing and repeats no secret: %o', (environment, reason) => {
    expect(readConfig(environment)).toEqual({ ok: false, reason });
    expect(reason).not.toContain('hush');
  });
});
