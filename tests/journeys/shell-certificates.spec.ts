import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { canMakeCertificates, makeCertificate } from '../support/certificate.ts';
import { launchShell, makeShellApp, removeShellApp, type ShellApp } from '../support/shell-app.ts';

test.skip(!canMakeCertificates, 'openssl makes the certificates');

let folder: string;
let shell: ShellApp;
const servers: Server[] = [];

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldroster-certificates-'));
  shell = await makeShellApp();
});

test.afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await removeShellApp(shell);
  await rm(folder, { recursive: true, force: true });
});

/** A server that signed its certificate itself; answers its address and the fingerprint. */
async function startTls(name: string, hosts?: string): Promise<{ url: string; fingerprint: string }> {
  const files = makeCertificate(folder, name, hosts);
  const [cert, key] = [readFileSync(files.cert), readFileSync(files.key)];
  const server = createServer({ cert, key }, (_request, response) => {
    response.setHeader('access-control-allow-origin', '*').end('here');
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}/`, fingerprint: new X509Certificate(cert).fingerprint256 };
}

const decide = (who: 'machine' | 'user', serverCertificates: readonly string[]) =>
  writeFile(join(folder, `${who}.json`), JSON.stringify({ serverCertificates }));

const launch = () => launchShell(shell, { FIELDROSTER_POLICY_FOLDER: folder });

const asked = (page: Page, { url }: { url: string }) =>
  page.evaluate(
    (address) =>
      fetch(address)
        .then((answer) => answer.text())
        .catch(() => 'refused'),
    url,
  );

test('a server whose certificate the policy lists is reached, and no other that signed its own', async () => {
  const listed = await startTls('listed');
  const other = await startTls('other');
  const elsewhere = await startTls('elsewhere', 'DNS:roster.example');
  await decide('machine', [listed.fingerprint, elsewhere.fingerprint]);
  const { app, page, desktop } = await launch();
  const fault = () => desktop.evaluate((calls) => calls.certificateFault('127.0.0.1'));
  expect(await asked(page, other)).toBe('refused');
  expect(await fault()).toEqual({ kind: 'authority' });
  expect(await asked(page, listed)).toBe('here');
  expect(await fault()).toBeNull();
  expect(await asked(page, elsewhere)).toBe('refused');
  expect(await fault()).toEqual({ kind: 'name' });
  await app.close();
});

test('a person’s own policy makes the computer trust nobody', async () => {
  const listed = await startTls('listed');
  await decide('user', [listed.fingerprint]);
  const { app, page } = await launch();
  expect(await asked(page, listed)).toBe('refused');
  await app.close();
});
