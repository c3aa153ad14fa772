import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { TrustedProxies } from '../config-network.ts';
import { answerError, answerMalformed } from './errors.ts';
import { ordinaryLimit } from './json-body.ts';
import { arrival, limitConnections } from './limits.ts';
import type { Certificate } from './tls.ts';

/** By the number of hops only those are trusted that stand nearest to us. */
const trusts = (proxies: TrustedProxies) =>
  typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : [...proxies];

type ServerOptions = {
  readonly log?: FastifyServerOptions['logger'];
  readonly tls?: Certificate | undefined;
  readonly trustedProxies?: TrustedProxies | undefined;
};

/** Speaks HTTP, or HTTPS with a certificate, and knows no route yet. */
export function createServer({ log = false, tls, trustedProxies }: ServerOptions): FastifyInstance {
  const options: FastifyServerOptions = {
    logger: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: ordinaryLimit,
    // What is under way is answered; see `installDrain`.
    forceCloseConnections: 'idle',
    requestTimeout: arrival,
    trustProxy: trustedProxies === undefined ? false : trusts(trustedProxies),
    frameworkErrors: answerError,
    clientErrorHandler: answerMalformed,
  };
  const secure = { ...options, https: { ...tls, minVersion: 'TLSv1.2' } };
  const app = (tls ? Fastify(secure as FastifyServerOptions) : Fastify(options)) as FastifyInstance;
  limitConnections(app.server);
  return app;
}
