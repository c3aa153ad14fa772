import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Hint } from '#domain/sync/wire.ts';
import { sessionOf } from '../accounts/session.ts';
import type { Store } from '../store/store.ts';
import type { Hub } from './hub.ts';

/** A comment every so often shows both ends that the connection lives. Milliseconds. */
const heartbeat = 15_000;
/** What a client that has lost the stream waits before it comes back, in milliseconds. */
const retry = 3_000;
/** A client that leaves so many bytes unread is cut off; it comes back and pulls. */
const mostUnread = 256 * 1024;

/** The live stream of hints (S13): each says only that there is more; the pull says what. */
export function streamRoute(app: FastifyInstance, store: Store, hub: Hub): void {
  app.get('/api/sync/stream', { exposeHeadRoute: false }, async (request, reply) => {
    const { id: sessionId, user } = sessionOf(request);
    const { send, end, closed } = openStream(reply);
    const hint = (found: Hint) => send(`data: ${JSON.stringify(found)}\n\n`);
    const leave = hub.join(user.companyId, { sessionId, hint, end });
    // Where each collection stands: whoever comes back learns what they missed.
    for (const [collection, seq] of await store.heads(user.companyId))
      hint({ collection, seq, epoch: store.epoch });
    const timer = setInterval(() => {
      send(': still here\n\n');
      void store.accounts.isOpen(sessionId).then((isOpen) => isOpen || end(), end);
    }, heartbeat);
    closed(() => {
      clearInterval(timer);
      leave();
    });
  });
}

/** Takes the connection over. The headers that hooks have set so far go along; nothing compresses or gathers. */
function openStream(reply: FastifyReply) {
  const { raw } = reply;
  const headers = reply.getHeaders();
  reply.hijack();
  raw.writeHead(200, {
    ...(headers as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    // When it ends, nothing else comes through: a server that stops would else wait for the next request.
    connection: 'close',
  });
  raw.write(`retry: ${retry}\n\n`);
  const end = () => void raw.end();
  const send = (text: string) => {
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.writableLength > mostUnread) raw.destroy();
    else raw.write(text);
  };
  const closed = (run: () => void) => {
    if (raw.destroyed) run();
    else raw.once('close', run);
  };
  return { send, end, closed };
}
