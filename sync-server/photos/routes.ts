import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { can } from '#domain/access/roles.ts';
import { photoLimit } from '#domain/technician/fields.ts';
import { sessionOf } from '../accounts/session.ts';
import { Refused } from '../http/errors.ts';
import type { PhotoFiles, StoredPhoto } from './photo-files.ts';

type Route = { Params: { sha256: string } };

const contentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream'];

const refusals = {
  tooLarge: () =>
    new Refused(413, 'too_large', `A photo has at most 16 MB (${photoLimit} bytes). Choose a smaller one.`),
  notAnImage: () =>
    new Refused(415, 'not_an_image', 'The bytes are no JPEG, PNG or WebP image. Choose another file.'),
  otherHash: () =>
    new Refused(400, 'hash_mismatch', 'The bytes do not have the SHA-256 of the address. Send them again.'),
};

/** Photos by the SHA-256 of their bytes (S19). What is under a hash never changes. */
export function photoRoutes(app: FastifyInstance, files: PhotoFiles): void {
  for (const type of contentTypes)
    app.addContentTypeParser(type, async (_request: FastifyRequest, payload: IncomingMessage) => payload);

  const path = '/api/photos/:sha256';
  app.head<Route>(path, async (request, reply) => {
    const photo = await found(files, request);
    sayWhatItIs(reply, photo);
    return reply.send();
  });
  app.get<Route>(path, { exposeHeadRoute: false }, async (request, reply) => {
    const photo = await found(files, request);
    sayWhatItIs(reply, photo);
    return reply.send(photo.read());
  });
  app.put<Route>(path, { bodyLimit: photoLimit }, async (request, reply) => {
    const session = sessionOf(request);
    if (!can(session, 'editEmployee'))
      throw refuse(request, new Refused(403, 'forbidden', 'You may not add photos.'));
    if (request.headers['content-encoding'] !== undefined)
      throw refuse(request, new Refused(415, 'unsupported_encoding', 'Send the photo as it is.'));
    const sha256 = hashOf(request);
    if (Number(request.headers['content-length'] ?? 0) > photoLimit)
      throw refuse(request, refusals.tooLarge());
    const bytes = (request.body ?? request.raw) as Readable;
    const kept = await files.keep(session.user.companyId, sha256, bytes, photoLimit);
    if (!kept.ok) throw refuse(request, refusals[kept.reason]());
    return reply.code(201).send({ sha256, type: kept.type, bytes: kept.bytes });
  });
}

/** The rest of the body is thrown away, so that a client that is still sending sees the answer. */
function refuse(request: FastifyRequest, refused: Refused): Refused {
  request.raw.resume();
  return refused;
}

function hashOf(request: FastifyRequest<Route>): string {
  const { sha256 } = request.params;
  if (/^[0-9a-f]{64}$/.test(sha256)) return sha256;
  throw refuse(
    request,
    new Refused(400, 'bad_hash', 'A photo is named by its SHA-256 in small hexadecimal.'),
  );
}

async function found(files: PhotoFiles, request: FastifyRequest<Route>): Promise<StoredPhoto> {
  const photo = await files.find(sessionOf(request).user.companyId, hashOf(request));
  if (!photo) throw new Refused(404, 'unknown_photo', 'This photo is not here yet. Try again later.');
  return photo;
}

function sayWhatItIs(reply: FastifyReply, { type, bytes }: StoredPhoto): void {
  reply.header('content-type', type);
  reply.header('content-length', String(bytes));
  reply.header('cache-control', 'private, max-age=31536000, immutable');
}
