import type { FastifyInstance } from 'fastify';
import { schemaVersion } from '#domain/sync/collections.ts';
import { protocolVersion } from '#domain/sync/wire.ts';
import { Refused } from './errors.ts';

type Versions = { readonly protocol: number; readonly schema: number };

const today: Versions = { protocol: protocolVersion, schema: schemaVersion };

/** So many versions back are understood (S15), as far as there were any. */
const back = 2;
const first: Versions = { protocol: 1, schema: 0 };

const headers = [
  ['X-Fieldroster-Protocol', 'protocol'],
  ['X-Fieldroster-Schema', 'schema'],
] as const;

const tooOld = 'This app is too old for the server. Update it; nothing is lost.';
const tooNew =
  'This app is newer than the server, which has to be updated first. Ask your IT; nothing is lost.';

/**
 * Refuses programs that are too old, or that speak a newer protocol, with 426; a request that says nothing is taken
 * as today's. A newer schema is no bar: a field that is not known here is refused by itself (S9).
 */
export function installProtocolVersion(app: FastifyInstance, current: Versions = today): void {
  app.addHook('onRequest', async (request) => {
    for (const [header, kind] of headers) {
      const said = request.headers[header.toLowerCase()];
      if (said === undefined) continue;
      if (!/^\d{1,6}$/.test(String(said)))
        throw new Refused(400, 'bad_request', `${header} is a whole number.`);
      if (Number(said) < Math.max(first[kind], current[kind] - back))
        throw new Refused(426, 'too_old', tooOld);
      if (kind === 'protocol' && Number(said) > current.protocol) throw new Refused(426, 'too_new', tooNew);
    }
  });
}
