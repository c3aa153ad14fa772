import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canMakeCertificates, expireCertificate, makeCertificate } from '#tests/support/certificate.ts';
import { faultOf } from './certificate-fault.ts';

const noAuthority = { hostname: '127.0.0.1', errorCode: -202, verificationResult: 'net::ERR_CERT' };

describe.skipIf(!canMakeCertificates)('what is wrong with a certificate', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fieldroster-certificates-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function shown(hosts?: string, isOver = false) {
    const files = makeCertificate(folder, 'roster.example', hosts);
    if (isOver) expireCertificate(files);
    return { ...noAuthority, certificate: { data: readFileSync(files.cert, 'utf8') } };
  }
  const now = new Date();

  test('is its authority, where name and dates are right', () => {
    expect(faultOf(shown(), now)).toEqual({ kind: 'authority' });
  });

  test('is its name or its dates, where no authority would mend that', () => {
    expect(faultOf(shown('DNS:other.example'), now)).toEqual({ kind: 'name' });
    expect(faultOf(shown('DNS:other.example', true), now)).toEqual({ kind: 'name' });
    expect(faultOf(shown(undefined, true), now)).toEqual({ kind: 'dates' });
    expect(faultOf(shown(), new Date(0))).toEqual({ kind: 'dates' });
  });

  test('is what Chromium says of one that an authority has signed', () => {
    const good = shown();
    expect(faultOf({ ...good, errorCode: 0 }, now)).toBeNull();
    expect(faultOf({ ...good, errorCode: -200 }, now)).toEqual({ kind: 'name' });
    expect(faultOf({ ...good, errorCode: -201 }, now)).toEqual({ kind: 'dates' });
    const revoked = { ...good, errorCode: -206, verificationResult: 'net::ERR_CERT_REVOKED' };
    expect(faultOf(revoked, now)).toEqual({ kind: 'other', error: 'net::ERR_CERT_REVOKED' });
  });

  test('is its authority, where it can’t be read', () => {
    expect(faultOf({ ...noAuthority, certificate: { data: 'nonsense' } }, now)).toEqual({
      kind: 'authority',
    });
  });
});
