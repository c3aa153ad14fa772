import type { FastifyInstance } from 'fastify';

/**
 * Lets pages of these origins read our answers; all others get no word of permission and their browser keeps the
 * answer from them. No credentials: who asks is in the Authorization header alone.
 */
export function installCors(app: FastifyInstance, origins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return;
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-expose-headers', 'Retry-After');
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
      return;
    reply.header('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH');
    reply.header(
      'access-control-allow-headers',
      'authorization, content-type, content-encoding, x-fieldroster-protocol, x-fieldroster-schema, x-fieldroster-device',
    );
    reply.header('access-control-max-age', '600');
    if (request.headers['access-control-request-private-network'] !== undefined)
      reply.header('access-control-allow-private-network', 'true');
    return reply.code(204).send();
  });
}
