import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A stretch of network between an app and its server that a test can cut, open streams included. */
export type NetworkRelay = { url: string; cut(): void; restore(): void; close(): void };

/** Listens on a free port of this computer and passes everything on to `target`, an http address. */
export async function startRelay(target: string): Promise<NetworkRelay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.resetAndDestroy();
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) track(socket, sockets);
    near.pipe(far).pipe(near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      hangUp();
    },
    restore() {
      isCut = false;
    },
    close() {
      hangUp();
      server.close();
    },
  };
}

function track(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  // A cut ends sockets with an error on the other side; that is what it is for.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
}
