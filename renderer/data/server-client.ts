import type { z } from 'zod';
import { signInAnswer } from '#domain/sync/wire.ts';
import { foreign, patience, reach, read, versionHeaders } from './ask-server.ts';
import type { Session } from './session.ts';

/** `foreign`: what answers is no Fieldroster server. `tooOld`, `tooNew`: this program is, for its server (S15). */
export type TroubleReason =
  | 'unreachable'
  | 'busy'
  | 'signedOut'
  | 'refused'
  | 'unreadable'
  | 'foreign'
  | 'tooOld'
  | 'tooNew';

/** Why the server gave no usable answer. `retryAfter` in milliseconds, where the server named it. */
export type Trouble = {
  readonly ok: false;
  readonly reason: TroubleReason;
  readonly status?: number;
  readonly code?: string;
  /** The field that the refusal is about, as the server names it. */
  readonly field?: string;
  readonly message: string;
  readonly retryAfter?: number;
};
export type Answer<T> = { readonly ok: true; readonly value: T } | Trouble;

export type ServerClient = {
  readonly get: <S extends z.ZodType>(
    path: string,
    schema: S,
    signal?: AbortSignal,
  ) => Promise<Answer<z.output<S>>>;
  readonly post: <S extends z.ZodType>(
    path: string,
    body: unknown,
    schema: S,
  ) => Promise<Answer<z.output<S>>>;
  readonly patch: ServerClient['post'];
  /** Sends bytes as they are. */
  readonly put: <S extends z.ZodType>(
    path: string,
    bytes: Blob,
    schema: S,
    signal: AbortSignal,
  ) => Promise<Answer<z.output<S>>>;
  /** An answer that is a text as it comes. */
  readonly text: (path: string) => Promise<Answer<string>>;
  /** An answer that goes on and on; the caller reads its body. */
  readonly open: (path: string, signal: AbortSignal) => Promise<Answer<Response>>;
};

type Request = {
  readonly method: string;
  readonly body?: string | Blob | null;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Speaks to one server in one person's name. An expired token is refreshed once and the request repeated; `renewed`
 * is told the new session, so that it is remembered.
 */
export function createServerClient(
  session: Session,
  renewed: (session: Session) => Promise<void>,
  device: string,
  signInAgain: SignInAgain | null = null,
  fetcher: typeof fetch = (...given) => fetch(...given),
): ServerClient {
  let current = session;
  let renewal: Promise<Answer<Session>> | null = null;

  const send = (path: string, { method, body, signal }: Request) =>
    reach(fetcher, current.serverAddress + path, {
      method,
      body: body ?? null,
      headers: {
        authorization: `Bearer ${current.token}`,
        ...versionHeaders,
        'x-fieldroster-device': device,
        ...contentType(body),
      },
      signal: signal ?? AbortSignal.timeout(patience),
    });

  const renew = () => {
    renewal ??= newTokens(fetcher, current, signInAgain)
      .then(async (answer) => {
        if (answer.ok) {
          current = answer.value;
          await renewed(current);
        }
        return answer;
      })
      .finally(() => {
        renewal = null;
      });
    return renewal;
  };

  const call = async (path: string, request: Request): Promise<Answer<Response>> => {
    const answer = await send(path, request);
    if (answer.ok || answer.reason !== 'signedOut') return answer;
    const fresh = await renew();
    return fresh.ok ? send(path, request) : fresh;
  };

  return {
    get: async (path, schema, signal) => read(await call(path, { method: 'GET', signal }), schema),
    post: async (path, body, schema) =>
      read(await call(path, { method: 'POST', body: JSON.stringify(body) }), schema),
    patch: async (path, body, schema) =>
      read(await call(path, { method: 'PATCH', body: JSON.stringify(body) }), schema),
    put: async (path, bytes, schema, signal) =>
      read(await call(path, { method: 'PUT', body: bytes, signal }), schema),
    text: async (path) => {
      const answer = await call(path, { method: 'GET' });
      return answer.ok ? { ok: true, value: await answer.value.text() } : answer;
    },
    open: (path, signal) => call(path, { method: 'GET', signal }),
  };
}

function contentType(body: Request['body']): { 'content-type'?: string } {
  if (body === undefined || body === null) return {};
  return { 'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' };
}

/**
 * Signs in with a name and a password. `unreachable` says that nobody answered at that address, or nobody whose
 * answer this page may read.
 */
export async function signIn(
  serverAddress: string,
  username: string,
  password: string,
  deviceToken: string | null = null,
  fetcher: typeof fetch = (...given) => fetch(...given),
): Promise<Answer<Session>> {
  const answer = await reach(fetcher, `${serverAddress}/api/auth/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ username, password, ...(deviceToken ? { deviceToken } : {}) }),
    headers: { ...versionHeaders, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(patience),
  });
  const found = await read(answer, signInAnswer);
  // Every server of ours has a way in: whoever has none is another, or the address has a path too much.
  if (!found.ok && found.status === 404) return foreign(404);
  return found.ok ? { ok: true, value: { ...found.value, serverAddress } } : found;
}

/** How a session that began without the server gets its tokens: by the password, which is in memory alone. */
export type SignInAgain = () => Promise<Answer<Session>>;

async function newTokens(
  fetcher: typeof fetch,
  session: Session,
  signInAgain: SignInAgain | null,
): Promise<Answer<Session>> {
  const answer = session.refreshToken === '' ? null : await refresh(fetcher, session);
  if (answer && (answer.ok || answer.reason !== 'signedOut' || !signInAgain)) return answer;
  return signInAgain
    ? signInAgain()
    : { ok: false, reason: 'signedOut', message: 'You are not signed in, or no longer. Sign in again.' };
}

/** Has the server anything to say to this session? Answers with new tokens where it has. */
export const renewSession = (session: Session): Promise<Answer<Session>> =>
  refresh((...given) => fetch(...given), session);

async function refresh(fetcher: typeof fetch, session: Session): Promise<Answer<Session>> {
  const answer = await reach(fetcher, `${session.serverAddress}/api/auth/refresh`, {
    method: 'POST',
    body: JSON.stringify({ refreshToken: session.refreshToken }),
    headers: { ...versionHeaders, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(patience),
  });
  const fresh = await read(answer, signInAnswer);
  return fresh.ok ? { ok: true, value: { ...fresh.value, serverAddress: session.serverAddress } } : fresh;
}
