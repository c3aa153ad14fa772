import type { Server as SecureServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { type AppOptions, buildApp } from './app.ts';
import { type Config, placesIn, readConfig } from './config.ts';
import type { TlsFiles } from './config-network.ts';
import { demoUsernames, inventedPassword, seedDemo, setDemoPassword } from './demo-seed.ts';
import { readCertificate } from './http/tls.ts';
import { withKillPoints } from './kill-points.ts';
import { loggerFor } from './logging.ts';
import { openDatabase } from './open-database.ts';
import { packageVersion } from './package-version.ts';
import { isSetUp } from './set-up/set-up-company.ts';
import type { Store } from './store/store.ts';

const root = new URL('..', import.meta.url);

/** So long a stop waits for requests that are under way, in milliseconds. */
const patience = 5_000;

/** Runs the server until it is told to stop. */
export async function serve(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) return fail(read.reason);
  const { config } = read;
  const secured = config.tls && readCertificate(config.tls);
  if (secured && !secured.ok) return fail(secured.reason);
  const store = withKillPoints(await openDatabase(config));
  const companyLine = await prepareCompany(store, config);
  const app = await buildApp({
    store,
    isShared: true,
    photos: config.photos,
    photoFolder: placesIn(config.dataDir).photos,
    outboxFolder: placesIn(config.dataDir).outbox,
    messages: config,
    publicUrl: config.publicUrl,
    pageFolder: fileURLToPath(new URL('dist/renderer', root)),
    version: packageVersion(),
    allowedOrigins: config.allowedOrigins,
    metricsToken: config.metricsToken,
    tls: secured?.certificate,
    trustedProxies: config.trustedProxies,
    geocoderPrivateHosts: config.geocoderPrivateHosts,
    log: loggerFor(config.log) as NonNullable<AppOptions['log']>,
    dataDir: config.dataDir,
    diskFloor: config.diskFloor,
  });
  stopOnSignal(app, store, config.tls);
  await app.listen({ port: config.port, host: config.host });
  if (companyLine) console.log(companyLine);
  console.log(`listening on ${addressOf(app, secured !== undefined)}`);
}

const toSetUp =
  'There is no company yet. Make one with the command setup --company "Your company" --admin USERNAME.';

/** Sees to the demo company; answers the line that tells people what there is, or null. */
async function prepareCompany(store: Store, { demo, dataDir }: Config): Promise<string | null> {
  if (!demo) return (await isSetUp(store)) ? null : toSetUp;
  if ((await store.companyIds()).length === 0) await seedDemo(store, demo.size);
  const password = demo.password ?? inventedPassword(placesIn(dataDir).demoPassword);
  await setDemoPassword(store, password);
  const users = `Demo users: ${demoUsernames.join(', ')}`;
  return demo.password ? `${users}.` : `${users}; password ${password}`;
}

function addressOf(app: FastifyInstance, isSecure: boolean): string {
  const [at] = app.addresses();
  if (!at || typeof at === 'string') throw new Error('The server listens nowhere');
  return `${isSecure ? 'https' : 'http'}://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`;
}

function stopOnSignal(app: FastifyInstance, store: Store, tls: TlsFiles | undefined): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    await app.close();
    await store.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  // Where there is a terminal it has closed; else somebody asks to read the certificate anew.
  process.on('SIGHUP', () => {
    if (process.stdin.isTTY || process.stdout.isTTY) void stop();
    else if (tls) renew(app, tls);
  });
}

/** New connections get the new certificate; the old one stays where the new one is no good. */
function renew(app: FastifyInstance, files: TlsFiles): void {
  const read = readCertificate(files);
  if (read.ok) (app.server as unknown as SecureServer).setSecureContext(read.certificate);
  else app.log.error(read.reason);
}

function fail(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}
