import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../http/errors.ts';
import type { TechnicianDeps } from './deps.ts';
import { documentOf, type Page, saying } from './page.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The most bytes of a form. */
const formLimit = 16 * 1024;

export type Fields = { readonly text: (name: string) => string };

/** What a form said; a field that it does not have is empty. */
export function fieldsOf(request: FastifyRequest): Fields {
  const body = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  return { text: (name) => body.get(name) ?? '' };
}

/** Sends a page. Answers the reply, for handlers to return. */
export const sendPage = (reply: FastifyReply, page: Page): FastifyReply =>
  reply.code(page.status).type('text/html; charset=utf-8').send(documentOf(page));

/** Makes a scope one of pages: forms come in, and documents without scripts go out, errors too. */
export function installPages(app: FastifyInstance, publicUrl: TechnicianDeps['publicUrl']): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formLimit },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', policy);
    reply.header('cache-control', 'no-store');
    // With no-referrer the browser would send `Origin: null` with our own forms; other sites still learn nothing.
    reply.header('referrer-policy', 'same-origin');
    if (request.method === 'POST' && isForeign(request, publicUrl()))
      throw new Refused(
        403,
        'foreign_origin',
        'This form was sent from another site. Open the page here and try again.',
      );
  });
  app.setErrorHandler(answerWithPage);
}

function isForeign({ headers }: FastifyRequest, publicUrl: string): boolean {
  const { origin } = headers;
  if (origin === undefined) return false;
  const host = URL.parse(origin)?.host;
  // A proxy in front may hand on another Host than the one that people typed.
  return host === undefined || host === '' || (host !== headers.host && host !== URL.parse(publicUrl)?.host);
}

function answerWithPage(error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof Refused && error.retryAfter !== undefined)
    reply.header('retry-after', String(error.retryAfter));
  const page = pageOf(error);
  if (page.status >= 500)
    request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
  void sendPage(reply, page);
}

function pageOf(error: FastifyError | Refused): Page {
  if (error instanceof Refused) return saying(error.status, 'That did not work', error.message);
  const status = error.statusCode ?? 500;
  if (status === 413) return saying(413, 'That did not work', 'That was too much text for one form.');
  if (status >= 400 && status < 500)
    return saying(status, 'That did not work', 'The request is not understood. Go back and try again.');
  return saying(500, 'The server failed', 'Try again in a while. If it goes on, tell the office.');
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** One address with what it understands; every other method is answered with 405. */
export function pageRoute(
  app: FastifyInstance,
  url: string,
  handlers: { readonly get?: Handler; readonly post?: Handler },
): void {
  const { get, post } = handlers;
  if (get) app.get(url, get);
  if (post) app.post(url, { bodyLimit: formLimit }, post);
  const understood = [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])];
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
      (each) => !understood.includes(each),
    ),
    url,
    onRequest: async (_request, reply) => {
      reply.header('allow', understood.join(', '));
      throw new Refused(405, 'method_not_allowed', 'This address does not understand that.');
    },
    handler: async () => undefined,
  });
}
