import { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** So long a stop waits for answers that are under way, in milliseconds; then it hangs up. */
const patience = 4_000;

/** Lets a stop end what would never end by itself, and the rest come to its end. Answers whether it has begun. */
export function installDrain(app: FastifyInstance, endStreams: () => void): () => boolean {
  let isStopping = false;
  const unused = followUnused(app);
  // A connection that was busy when the stop began would else be kept for the next request.
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    isStopping = true;
    endStreams();
    for (const socket of unused) socket.destroy();
    setTimeout(() => app.server.closeAllConnections(), patience).unref();
  });
  return () => isStopping;
}

/** Connections without a request yet, as browsers open them ahead: Node does not count them as idle. */
function followUnused({ server }: FastifyInstance): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on(server instanceof SecureServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}
