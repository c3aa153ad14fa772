import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { connectTo, launchAlone } from '../support/alone-desk.ts';
import { canMakeCertificates, expireCertificate, makeCertificate } from '../support/certificate.ts';
import { test } from '../support/desktop-office.ts';
import { signIn } from '../support/office.ts';
import { goTo } from '../support/office-work.ts';
import { startServerProcess } from '../support/server-process.ts';

test.skip(!canMakeCertificates, 'openssl makes the certificates');

let folder: string;
const servers: Server[] = [];

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldroster-wrong-server-'));
});

test.afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Where a server shows that certificate. */
async function showing(name: string, hosts?: string, isOver = false): Promise<string> {
  const files = makeCertificate(folder, name, hosts);
  if (isOver) expireCertificate(files);
  const server = createTlsServer({ cert: readFileSync(files.cert), key: readFileSync(files.key) });
  return `https://${await listening(server)}`;
}

/** Where a server of somebody else shows a page; with such headers, to other pages too. */
const foreign = async (headers: Record<string, string> = {}) =>
  `http://${await listening(
    createServer(({ method }, response) =>
      response.writeHead(method === 'OPTIONS' ? 204 : 404, headers).end('<h1>Nothing here</h1>'),
    ),
  )}`;

async function tryToEnter(page: Page, address: string, password = 'x'): Promise<void> {
  await page.getByLabel('Server address').fill(address);
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const trouble = (page: Page) => page.getByRole('alert');
const untrusted = 'The certificate of 127.0.0.1 is signed by nobody whom this computer trusts.';

test('a first start says what is wrong with a certificate, at the sign-in and when connecting later', async () => {
  const { page, close } = await launchAlone(folder);
  await tryToEnter(page, await showing('unknown'));
  await expect(trouble(page)).toContainText(untrusted);
  await tryToEnter(page, await showing('another', 'DNS:roster.example'));
  await expect(trouble(page)).toHaveText(
    'The certificate of 127.0.0.1 is for another name. Check the address.',
  );
  await tryToEnter(page, await showing('over', undefined, true));
  await expect(trouble(page)).toContainText('The certificate of 127.0.0.1 has run out');
  await page.getByRole('button', { name: 'Use on this computer only' }).click();
  await connectTo(page, await showing('later'), 'x');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(untrusted);
  await close();
});

test('a first start tells a server that is none of ours from an address where nobody answers', async () => {
  const { page, close } = await launchAlone(folder);
  await tryToEnter(page, await foreign());
  await expect(trouble(page)).toHaveText(
    'Something answers at that address, but no Fieldroster server that lets this app in. Check the address, or ask your IT.',
  );
  const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  await tryToEnter(page, await foreign(open));
  await expect(trouble(page)).toHaveText(
    'There is no Fieldroster server at that address. Check it, or ask your IT.',
  );
  await tryToEnter(
    page,
    await foreign({ 'content-type': 'application/json', 'x-content-type-options': 'nosniff' }),
  );
  await expect(trouble(page)).toContainText('Something answers at that address');
  const gone = await foreign();
  servers.at(-1)?.close();
  await tryToEnter(page, gone);
  await expect(trouble(page)).toContainText('The server does not answer');
  await expect(trouble(page)).toContainText('check the network and the address');
  await close();
});

test('who signed in before goes on offline behind a certificate that is no good any more', async ({
  desk,
}) => {
  const files = makeCertificate(folder, 'ours');
  const server = await startServerProcess({ TLS_CERT: files.cert, TLS_KEY: files.key });
  const { fingerprint256 } = new X509Certificate(readFileSync(files.cert));
  const env = { FIELDROSTER_SERVER: server.url };
  await desk.decide({ serverCertificates: [fingerprint256], rememberSignIn: false });
  const first = await desk.launch({ env });
  await signIn(first.page, 'admin', server.password);
  await expect(first.page.getByRole('status', { name: 'Sync: Synced' })).toBeVisible();
  await desk.quit();

  await desk.decide({ rememberSignIn: false });
  const { page } = await desk.launch({ env });
  await tryToEnter(page, server.url, 'not the password');
  await expect(trouble(page)).toContainText(untrusted);
  await expect(trouble(page)).toContainText('the password of the last sign-in on this computer lets you in');
  await signIn(page, 'admin', server.password);
  await expect(page.getByRole('grid', { name: 'Technicians' }).getByRole('strong').first()).toBeVisible();
  await goTo(page, 'Sync');
  await expect(page.getByText(untrusted)).toBeVisible();
  await desk.quit();
  await server.close();
});
