import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canMakeCertificates, makeCertificate } from '#tests/support/certificate.ts';
import { installDrain } from './drain.ts';

let app: FastifyInstance;
const sockets: Socket[] = [];

// Whatever a stop does only when its patience is over, it never does here.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  for (const socket of sockets.splice(0)) socket.destroy();
});

async function listen(options: object, answer = async () => 'here'): Promise<number> {
  app = Fastify(options) as unknown as FastifyInstance;
  installDrain(app, () => undefined);
  app.get('/', answer);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
}

async function opened(socket: Socket, event: string): Promise<Socket> {
  sockets.push(socket.on('error', () => undefined));
  const accepted = once(app.server, event === 'connect' ? 'connection' : 'secureConnection');
  await Promise.all([once(socket, event), accepted]);
  return socket;
}

describe('a stop', () => {
  it('waits for no connection on which nobody has asked anything', async () => {
    const port = await listen({});
    const socket = await opened(connect(port, '127.0.0.1'), 'connect');
    await Promise.all([app.close(), once(socket, 'close')]);
  });

  it.skipIf(!canMakeCertificates)('waits for none over TLS either', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldroster-drain-'));
    const files = makeCertificate(folder, 'drain');
    const [cert, key] = [readFileSync(files.cert), readFileSync(files.key)];
    rmSync(folder, { recursive: true });
    const port = await listen({ https: { cert, key } });
    const ask = { port, host: '127.0.0.1', rejectUnauthorized: false };
    const socket = await opened(connectSecurely(ask), 'secureConnect');
    await Promise.all([app.close(), once(socket, 'close')]);
  });

  it('waits for an answer that is under way', async () => {
    const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
    const port = await listen({}, () => {
      asked.resolve();
      return gate.promise;
    });
    const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
    await asked.promise;
    const closing = app.close();
    gate.resolve('here');
    expect(await answer).toBe('here');
    await closing;
  });
});
