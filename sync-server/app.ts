import compress from '@fastify/compress';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { collections as allCollections, type Collections } from '#domain/sync/collections.ts';
import { accountRoutes } from './accounts/routes.ts';
import { requireSession } from './accounts/session.ts';
import { browserEdition } from './browser-edition.ts';
import { createMetrics } from './health/metrics.ts';
import { healthRoutes } from './health/routes.ts';
import { historyRoute } from './history.ts';
import { installCors } from './http/cors.ts';
import { answerError, answerMalformed, installErrors } from './http/errors.ts';
import { installJsonBody, ordinaryLimit } from './http/json-body.ts';
import { installProtocolVersion } from './http/protocol-version.ts';
import { installSecurityHeaders } from './http/security-headers.ts';
import { openPhotoFiles } from './photos/photo-files.ts';
import { photoRoutes } from './photos/routes.ts';
import type { Store } from './store/store.ts';
import { createHub } from './sync/hub.ts';
import { syncRoutes } from './sync/routes.ts';
import { streamRoute } from './sync/stream.ts';

export type AppOptions = {
  readonly store: Store;
  /** Where photos lie. */
  readonly photoFolder: string;
  /** What the bundler wrote for the browser; without it `/` says that it is not built. */
  readonly pageFolder: string;
  readonly version: string;
  readonly collections?: Collections;
  readonly allowedOrigins?: readonly string[];
  readonly metricsToken?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Fastify's logger; off by default. Requests are not logged: their addresses name people. */
  readonly log?: FastifyServerOptions['logger'];
};

/** The whole server but its port: the caller listens, and closes both it and the store. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, now = Date.now, allowedOrigins = [] } = options;
  const app = Fastify({
    logger: options.log ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: ordinaryLimit,
    forceCloseConnections: true,
    frameworkErrors: answerError,
    clientErrorHandler: answerMalformed,
  });
  const hub = createHub();
  const metrics = createMetrics();
  app.addHook('preClose', async () => hub.endAll());

  installErrors(app);
  installSecurityHeaders(app);
  installCors(app, allowedOrigins);
  installProtocolVersion(app);
  installJsonBody(app);
  await app.register(compress, { encodings: ['gzip'], globalDecompression: false });

  healthRoutes(app, { store, hub, metrics, version: options.version, metricsToken: options.metricsToken });
  accountRoutes(app, { store, now, ended: hub.endSession });
  app.register(async (signedIn) => {
    requireSession(signedIn, store, now);
    signedIn.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    syncRoutes(signedIn, { store, collections: options.collections ?? allCollections, hub, now, metrics });
    streamRoute(signedIn, store, hub);
    historyRoute(signedIn, store);
    photoRoutes(signedIn, openPhotoFiles(options.photoFolder));
  });
  browserEdition(app, options.pageFolder);
  return app;
}
