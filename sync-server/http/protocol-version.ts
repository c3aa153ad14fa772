import type { FastifyInstance } from 'fastify';
import { protocolVersion } from '#domain/sync/wire.ts';
import { Refused } from './errors.ts';

/** The oldest protocol that is still understood: this one and the two before it (S15). */
const oldest = Math.max(1, protocolVersion - 2);

/** Refuses programs that are too old with 426; a request that says nothing is taken as today's. */
export function installProtocolVersion(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const said = request.headers['x-fieldroster-protocol'];
    if (said === undefined) return;
    if (!/^\d{1,6}$/.test(String(said)))
      throw new Refused(400, 'bad_request', 'X-Fieldroster-Protocol is a whole number.');
    if (Number(said) < oldest)
      throw new Refused(426, 'too_old', 'This app is too old for the server. Update it; nothing is lost.');
  });
}
