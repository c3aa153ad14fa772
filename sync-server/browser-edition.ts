import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { pagePolicy } from './http/security-headers.ts';

const serviceWorker = 'service-worker.js';
/** Vite puts a hash of the content into these names. */
const hashed = /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** Serves the app itself at `/`, for those who work in a browser; `folder` is what the bundler wrote. */
export function browserEdition(app: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', async (_request, reply) => {
      reply.header('content-type', 'text/plain; charset=utf-8');
      return 'The sync server runs. The app for the browser is not built; `npm start` builds it.\n';
    });
    return;
  }
  app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    dotfiles: 'ignore',
    decorateReply: false,
    setHeaders: (reply, path) => sayHowLong(reply as unknown as FastifyReply, path),
  });
}

function sayHowLong(reply: FastifyReply, path: string): void {
  const name = basename(path);
  const isForEver = path.includes('/assets/') && hashed.test(name);
  reply.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache');
  reply.header('content-security-policy', pagePolicy);
  if (name === serviceWorker) reply.header('service-worker-allowed', '/');
}
