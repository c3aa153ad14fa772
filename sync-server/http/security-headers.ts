import type { FastifyInstance } from 'fastify';

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

/** On every answer. A route that serves pages sets a policy of its own. */
export function installSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('content-security-policy', answerPolicy);
    reply.header('cross-origin-opener-policy', 'same-origin');
  });
}
