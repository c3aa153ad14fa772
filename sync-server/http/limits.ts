import type { Server } from 'node:http';

/** How long a request may take to arrive, in milliseconds: a photo of 16 MiB comes through a slow line in that time. */
export const arrival = 300_000;

/** How long its headers may take, in milliseconds. */
const headers = 20_000;
const mostHeaders = 60;

/** Nobody keeps a connection by sending slowly. How long streams last is not limited. */
export function limitConnections(server: Server): void {
  server.headersTimeout = headers;
  server.requestTimeout = arrival;
  server.maxHeadersCount = mostHeaders;
}
