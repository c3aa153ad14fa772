import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What the pages of the browser edition may load: the same as the desktop's, from this server only. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const answerPolicy = "default-src 'none'; frame-ancestors 'none'";

/** A year, in seconds. */
const secureFor = 31_536_000;

/** For every answer, whatever becomes of the request. */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': answerPolicy,
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** `request.protocol` is https over TLS, and where a trusted proxy says so. */
export function setSecurityHeaders({ protocol }: FastifyRequest, reply: FastifyReply): void {
  reply.headers(securityHeaders);
  if (protocol === 'https') reply.header('strict-transport-security', `max-age=${secureFor}`);
}

/** On every answer. A route that serves pages sets a policy of its own. */
export function installSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => setSecurityHeaders(request, reply));
}
