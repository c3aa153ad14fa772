import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { desktopOrigin } from './electron-host.ts';

/** A server like ours: open to the app's origin, with an event stream that says `tick` ever again. */
export async function startServer(): Promise<{ server: Server; url: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', desktopOrigin());
    if (request.url !== '/stream') return void response.end('hello');
    response.setHeader('content-type', 'text/event-stream');
    const ticking = setInterval(() => response.write('data: tick\n\n'), 20);
    response.on('close', () => clearInterval(ticking));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Hangs up on everyone. */
export function stopServer(server: Server): void {
  server.closeAllConnections();
  server.close();
}
