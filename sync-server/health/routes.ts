import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from '../http/errors.ts';
import type { Store } from '../store/store.ts';
import { type GaugeDeps, readGauges } from './gauges.ts';
import type { Metrics } from './metrics.ts';
import { whatIsUnready } from './readiness.ts';

export type HealthDeps = {
  readonly store: Store;
  readonly gauges: GaugeDeps;
  readonly metrics: Metrics;
  readonly version: string;
  /** Who knows it may read the metrics; without one, only programs on this computer may. */
  readonly metricsToken: string | undefined;
};

export function healthRoutes(app: FastifyInstance, deps: HealthDeps): void {
  const { store, metrics, version, gauges } = deps;
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  });

  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    // Asks the database, so that a server that has lost it is not called healthy.
    const ok = await store.companyIds().then(
      () => true,
      () => false,
    );
    return reply.code(ok ? 200 : 503).send({ ok, version, epoch: store.epoch });
  });

  app.get('/health/ready', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    const problems = await whatIsUnready(gauges.readiness);
    const ok = problems.length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, problems });
  });

  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, deps.metricsToken))
      throw new Refused(401, 'unauthenticated', 'The metrics need the token of METRICS_TOKEN.');
    reply.header('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    return metrics.text(await readGauges(gauges));
  });
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined)
    // Behind a proxy on this computer everybody seems to be here.
    return loopback.has(request.ip) && request.headers['x-forwarded-for'] === undefined;
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
