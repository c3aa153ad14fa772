import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { type Config, placesIn, readConfig } from './config.ts';
import { demoUsernames, inventedPassword, seedDemo, setDemoPassword } from './demo-seed.ts';
import { withKillPoints } from './kill-points.ts';
import { openDatabase } from './open-database.ts';
import { packageVersion } from './package-version.ts';
import { CannotStart } from './store/postgres-start.ts';
import type { Store } from './store/store.ts';

const root = new URL('..', import.meta.url);

/** So long a stop waits for requests that are under way, in milliseconds. */
const patience = 5_000;

async function main(): Promise<void> {
  // What is written here is about people: nobody else on this computer reads it.
  process.umask(0o077);
  const read = readConfig(process.env);
  if (!read.ok) return fail(read.reason);
  const { config } = read;
  const store = withKillPoints(await openDatabase(config));
  const companyLine = await prepareCompany(store, config);
  const app = await buildApp({
    store,
    photos: config.photos,
    photoFolder: placesIn(config.dataDir).photos,
    outboxFolder: placesIn(config.dataDir).outbox,
    messages: config,
    publicUrl: config.publicUrl,
    pageFolder: fileURLToPath(new URL('dist/renderer', root)),
    version: packageVersion(),
    allowedOrigins: config.allowedOrigins,
    metricsToken: config.metricsToken,
    geocoderPrivateHosts: config.geocoderPrivateHosts,
    log: { level: 'warn', stream: process.stderr },
  });
  stopOnSignal(app, store);
  await app.listen({ port: config.port, host: config.host });
  if (companyLine) console.log(companyLine);
  console.log(`listening on ${addressOf(app)}`);
}

/** Sees to the demo company; answers the line that tells people what there is, or null. */
async function prepareCompany(store: Store, { demo, dataDir }: Config): Promise<string | null> {
  const isEmpty = (await store.companyIds()).length === 0;
  if (!demo) return isEmpty ? 'There is no company yet. Start with DEMO=1 to try a demo company.' : null;
  if (isEmpty) await seedDemo(store, demo.size);
  const password = demo.password ?? inventedPassword(placesIn(dataDir).demoPassword);
  await setDemoPassword(store, password);
  const users = `Demo users: ${demoUsernames.join(', ')}`;
  return demo.password ? `${users}.` : `${users}; password ${password}`;
}

function addressOf(app: FastifyInstance): string {
  const [at] = app.addresses();
  if (!at || typeof at === 'string') throw new Error('The server listens nowhere');
  return `http://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`;
}

function stopOnSignal(app: FastifyInstance, store: Store): void {
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
}

function fail(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is in use. Set PORT to another one, or to 0 for any.',
  EACCES: 'That port or folder is not ours to use. Set PORT or DATA_DIR to another.',
  EADDRNOTAVAIL: 'HOST is no address of this computer.',
  ENOTFOUND: 'HOST is no address of this computer.',
};

main().catch((error: NodeJS.ErrnoException) => {
  console.error(error instanceof CannotStart ? error.message : (reasons[error.code ?? ''] ?? error));
  process.exit(1);
});
