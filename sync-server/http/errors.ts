import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Unreachable } from '../store/unreachable.ts';
import { securityHeaders, setSecurityHeaders } from './security-headers.ts';

/** How a request is refused. `message` says what is wrong, where, and what to do. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly retryAfter: number | undefined;

  /** `retryAfter` in whole seconds. */
  constructor(
    status: number,
    code: string,
    message: string,
    more: { field?: string; retryAfter?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = more.field;
    this.retryAfter = more.retryAfter;
  }
}

type ErrorBody = {
  readonly error: { readonly code: string; readonly message: string; readonly field?: string };
};

const bodyOf = (code: string, message: string, field?: string): ErrorBody => ({
  error: field === undefined ? { code, message } : { code, message, field },
});

/** Fastify's own refusals in our words. */
const known: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'unsupported_type',
    'This content type is not understood here. Send application/json.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too_large', 'The body is too large. Send less at once.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'bad_json', 'The body is empty. Send JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    'bad_request',
    'The length of the body is not the one announced.',
  ],
  FST_ERR_BAD_URL: [400, 'bad_url', 'The address is malformed.'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'bad_url', 'A part of the address is too long.'],
};

export function answerError(
  error: FastifyError | Refused | Unreachable,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const [status, body] = refusalOf(error);
  // A malformed address is refused before any hook has run.
  if (!reply.hasHeader('content-security-policy')) setSecurityHeaders(request, reply);
  if (error instanceof Unreachable) reply.header('retry-after', String(away));
  if (error instanceof Refused && error.retryAfter !== undefined)
    reply.header('retry-after', String(error.retryAfter));
  if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
  void reply.code(status).send(body);
}

/** So many seconds later the database may be there again. */
const away = 2;

function refusalOf(error: FastifyError | Refused | Unreachable): readonly [number, ErrorBody] {
  if (error instanceof Unreachable)
    return [503, bodyOf('unavailable', 'The server can not use its database just now. Try again.')];
  if (error instanceof Refused) return [error.status, bodyOf(error.code, error.message, error.field)];
  const [status, code, message] = known[error.code] ?? [];
  if (status && code && message) return [status, bodyOf(code, message)];
  // Whoever asked has gone; nobody reads this answer.
  if (error.code === 'ECONNRESET') return [400, bodyOf('aborted', 'The request broke off. Send it again.')];
  const given = error.statusCode ?? 500;
  if (given >= 400 && given < 500) return [given, bodyOf('bad_request', 'The request is not understood.')];
  return [500, bodyOf('internal', 'The server failed. Try again; its log says why.')];
}

/** Every answer that is not the one asked for reads `{error: {code, message, field?}}`. */
export function installErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(bodyOf('not_found', 'There is nothing at this address.')),
  );
}

const malformed: Readonly<Record<string, readonly [line: string, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'too_large', 'The headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'timeout', 'The request took too long to arrive.'],
};

const rawHeaders = Object.entries(securityHeaders)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

/** What is not even HTTP gets the same kind of answer. */
export function answerMalformed(
  error: NodeJS.ErrnoException,
  socket: { readonly writable: boolean; end: (text: string) => void; destroy: () => void },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [line, code, message] = malformed[error.code ?? ''] ?? [
    '400 Bad Request',
    'bad_request',
    'This is not HTTP.',
  ];
  const body = JSON.stringify(bodyOf(code, message));
  socket.end(
    `HTTP/1.1 ${line}\r\nContent-Type: application/json; charset=utf-8\r\n${rawHeaders}` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
