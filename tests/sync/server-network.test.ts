import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as overTls } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canMakeCertificates, makeCertificate } from '#tests/support/certificate.ts';
import { type Launched, launchServer } from '#tests/support/launched-server.ts';
import { postJson, startServer } from './server-fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldroster-network-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Answer = { readonly subject: string; readonly headers: NodeJS.Dict<string | string[]> };

/** Over a connection of its own. */
const ask = (url: string): Promise<Answer> =>
  new Promise((done, fail) => {
    const sent = overTls(`${url}/healthz`, { rejectUnauthorized: false, agent: false }, (answer) => {
      const { subject } = (answer.socket as TLSSocket).getPeerCertificate();
      answer.resume();
      answer.once('end', () => done({ subject: String(subject.CN), headers: answer.headers }));
    });
    sent.once('error', fail).end();
  });

describe.skipIf(!canMakeCertificates)('a server with a certificate', () => {
  let server: Launched;
  let files: { cert: string; key: string };
  beforeEach(async () => {
    files = makeCertificate(folder, 'first');
    server = await launchServer({ DATA_DIR: folder, TLS_CERT: files.cert, TLS_KEY: files.key });
  });
  afterEach(() => server.stop());

  it('speaks HTTPS, and says that browsers should keep to it', async () => {
    expect(server.url).toMatch(/^https:/);
    const { subject, headers } = await ask(server.url);
    expect(subject).toBe('first');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('takes a new one on SIGHUP, and keeps the old one where the new one is no good', async () => {
    writeFileSync(files.cert, 'nothing');
    server.child.kill('SIGHUP');
    await vi.waitFor(() => expect(server.complaints()).toContain('no certificate and key'), 10_000);
    expect((await ask(server.url)).subject).toBe('first');
    const next = makeCertificate(folder, 'second');
    copyFileSync(next.cert, files.cert);
    copyFileSync(next.key, files.key);
    server.child.kill('SIGHUP');
    await vi.waitFor(async () => expect((await ask(server.url)).subject).toBe('second'), 10_000);
  });

  it('goes on without a certificate when it is told to read one', async () => {
    const plain = await launchServer({ DATA_DIR: join(folder, 'plain') });
    plain.child.kill('SIGHUP');
    expect((await fetch(`${plain.url}/healthz`)).status).toBe(200);
    expect(await plain.stop()).toBe(0);
  });

  it('does not start with a key of another', async () => {
    const other = makeCertificate(folder, 'other');
    const started = launchServer({ DATA_DIR: folder, TLS_CERT: files.cert, TLS_KEY: other.key });
    await expect(started).rejects.toThrow('no certificate and key that belong together');
  });
});

const policy = "default-src 'none'; frame-ancestors 'none'";

describe('the headers of every answer', () => {
  it.each([
    ['/healthz', 200],
    ['/api/sync/lists/pull', 401],
    ['/nothing-here', 404],
    ['/%', 400],
    ['/api/auth/sign-in', 404],
  ])('%s', async (path, status) => {
    const server = await startServer();
    const answer = await fetch(server.address + path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-security-policy')).toBe(policy);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    await server.stop();
  });

  it('also where it is no HTTP', async () => {
    const server = await startServer();
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    socket.end('nonsense\r\n\r\n');
    let said = '';
    socket.on('data', (bytes) => {
      said += String(bytes);
    });
    await once(socket, 'close');
    expect(said).toContain(`content-security-policy: ${policy}\r\n`);
    await server.stop();
  });
});

describe('a proxy in front', () => {
  const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
  const isSecure = (answer: Response) => answer.headers.has('strict-transport-security');

  it('is not believed by default', async () => {
    const server = await startServer();
    expect(isSecure(await fetch(`${server.address}/healthz`, { headers }))).toBe(false);
    await server.stop();
  });

  it.each([1, ['127.0.0.1']])('is believed where it is trusted: %j', async (trustedProxies) => {
    const server = await startServer({ trustedProxies });
    expect(isSecure(await fetch(`${server.address}/healthz`, { headers }))).toBe(true);
    expect(isSecure(await fetch(`${server.address}/healthz`))).toBe(false);
    await server.stop();
  });

  it('is not believed where another is trusted', async () => {
    const server = await startServer({ trustedProxies: ['192.0.2.1'] });
    expect(isSecure(await fetch(`${server.address}/healthz`, { headers }))).toBe(false);
    await server.stop();
  });

  it('has tries counted by the address of the client, and not by one that the client makes up', async () => {
    const server = await startServer({ trustedProxies: 1 });
    const wrong = (from: string) =>
      postJson(
        server.address,
        '/api/auth/sign-in',
        { username: 'viewer', password: 'wrong' },
        { 'x-forwarded-for': from },
      );
    for (let tries = 0; tries < 10; tries += 1)
      expect((await wrong(`198.51.100.${tries}, 203.0.113.9`)).status).toBe(401);
    expect((await wrong('198.51.100.77, 203.0.113.9')).status).toBe(429);
    expect((await wrong('203.0.113.10')).status).toBe(401);
    await server.stop();
  });
});
