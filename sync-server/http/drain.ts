import type { FastifyInstance } from 'fastify';

/** So long a stop waits for answers that are under way, in milliseconds; then it hangs up. */
const patience = 4_000;

/** Lets a stop end what would never end by itself, and the rest come to its end. Answers whether it has begun. */
export function installDrain(app: FastifyInstance, endStreams: () => void): () => boolean {
  let isStopping = false;
  // A connection that was busy when the stop began would else be kept for the next request.
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    isStopping = true;
    endStreams();
    setTimeout(() => app.server.closeAllConnections(), patience).unref();
  });
  return () => isStopping;
}
