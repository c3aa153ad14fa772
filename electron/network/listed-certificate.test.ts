import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canMakeCertificates, makeCertificate } from '#tests/support/certificate.ts';
import { judgeListed } from './listed-certificate.ts';

const day = 24 * 60 * 60_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const noAuthority = -202;

describe.skipIf(!canMakeCertificates)('a certificate that nobody known has signed', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldroster-certificates-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A certificate for such hosts, as Electron shows it, and its fingerprint as policies keep it. */
  function made(hosts = 'IP:127.0.0.1') {
    const data = readFileSync(makeCertificate(folder, 'roster.example', hosts).cert, 'utf8');
    const print = new X509Certificate(data).fingerprint256.replaceAll(':', '').toLowerCase();
    const shown = (hostname = '127.0.0.1', errorCode = noAuthority) => ({
      hostname,
      errorCode,
      verificationResult: 'net::ERR_CERT',
      certificate: { data },
    });
    return { shown, print };
  }

  test('is trusted where it is listed', () => {
    const { shown, print } = made();
    expect(judgeListed(shown(), ['00'.repeat(32), print], new Date())).toEqual({ ok: true });
  });

  test('is not where another is, or none', () => {
    const { shown } = made();
    for (const listed of [[], [made().print]])
      expect(judgeListed(shown(), listed, new Date())).toEqual({ ok: false, reason: 'unlisted' });
  });

  test('is trusted for its own host alone', () => {
    const { shown, print } = made('DNS:roster.company.example,DNS:*.lan.example,IP:10.0.0.7');
    const at = (host: string) => judgeListed(shown(host), [print], new Date()).ok;
    expect(['roster.company.example', 'a.lan.example', '10.0.0.7'].map(at)).toEqual([true, true, true]);
    // Its common name is `roster.example`, of which Chromium takes no notice either.
    const others = ['company.example', 'roster.example', 'a.b.lan.example', 'lan.example', '10.0.0.8', ''];
    expect(others.map(at)).toEqual(others.map(() => false));
    expect(judgeListed(shown('company.example'), [print], new Date())).toEqual({ ok: false, reason: 'host' });
    const unnamed = made();
    expect(judgeListed(unnamed.shown('roster.example'), [unnamed.print], new Date()).ok).toBe(false);
  });

  test('is not trusted with a star for a part of a word', () => {
    const { shown, print } = made('DNS:ro*.lan.example');
    expect(judgeListed(shown('roster.lan.example'), [print], new Date()).ok).toBe(false);
  });

  test('is trusted from its first to its last day alone', () => {
    const { shown, print } = made();
    const on = (days: number) => judgeListed(shown(), [print], inDays(days));
    expect(on(1)).toEqual({ ok: true });
    for (const days of [-1, 3]) expect(on(days)).toEqual({ ok: false, reason: 'dates' });
  });

  test('keeps any other verdict of Chromium', () => {
    const { shown, print } = made();
    // Name, dates, revoked, weak signature, name constraints, weak key; and good, which needs no help.
    for (const code of [-200, -201, -206, -208, -212, -211, 0])
      expect(judgeListed(shown('127.0.0.1', code), [print], new Date())).toEqual({
        ok: false,
        reason: 'another error',
      });
  });

  test('that can’t be read is not trusted, and stops nothing', () => {
    const shown = { ...made().shown(), certificate: { data: 'nonsense' } };
    expect(judgeListed(shown, [made().print], new Date())).toEqual({ ok: false, reason: 'unlisted' });
  });
});
