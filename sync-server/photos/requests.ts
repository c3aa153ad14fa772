import type { FastifyRequest } from 'fastify';
import { can } from '#domain/access/roles.ts';
import { type SignedIn, sessionOf } from '../accounts/session.ts';
import { Refused } from '../http/errors.ts';

export type PhotoRoute = { Params: { sha256: string } };

/** The rest of the body is thrown away, so that a client that is still sending sees the answer. */
export function refuse(request: FastifyRequest, refused: Refused): Refused {
  request.raw.resume();
  return refused;
}

export function hashOf(request: FastifyRequest<PhotoRoute>): string {
  const { sha256 } = request.params;
  if (/^[0-9a-f]{64}$/.test(sha256)) return sha256;
  throw refuse(
    request,
    new Refused(400, 'bad_hash', 'A photo is named by its SHA-256 in small hexadecimal.'),
  );
}

/** Throws where the person may not add photos, or sends them in another way than as they are. */
export function requireUploader(request: FastifyRequest): SignedIn {
  const session = sessionOf(request);
  if (!can(session, 'editEmployee'))
    throw refuse(request, new Refused(403, 'forbidden', 'You may not add photos.'));
  if (request.headers['content-encoding'] !== undefined)
    throw refuse(request, new Refused(415, 'unsupported_encoding', 'Send the photo as it is.'));
  return session;
}
