import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { imageTypes } from '#domain/photo/image-type.ts';
import { photoLimit } from '#domain/photo/photo-limits.ts';
import { sessionOf } from '../accounts/session.ts';
import { Refused } from '../http/errors.ts';
import { partRoutes } from './part-routes.ts';
import type { PhotoBytes, PhotoParts, StoredPhoto } from './photo-bytes.ts';
import { tooLarge, unfit } from './refusals.ts';
import { hashOf, type PhotoRoute, refuse, requireUploader } from './requests.ts';

/** Photos by the SHA-256 of their bytes (S19). What is under a hash never changes. */
export function photoRoutes(app: FastifyInstance, files: PhotoBytes, parts: PhotoParts): void {
  for (const type of [...imageTypes, 'application/octet-stream'])
    app.addContentTypeParser(type, async (_request: FastifyRequest, payload: IncomingMessage) => payload);

  const path = '/api/photos/:sha256';
  app.head<PhotoRoute>(path, async (request, reply) => {
    const photo = await found(files, request);
    sayWhatItIs(reply, photo);
    return reply.send();
  });
  app.get<PhotoRoute>(path, { exposeHeadRoute: false }, async (request, reply) => {
    const photo = await found(files, request);
    sayWhatItIs(reply, photo);
    return reply.send(photo.read());
  });
  app.put<PhotoRoute>(path, { bodyLimit: photoLimit }, async (request, reply) => {
    const { companyId } = requireUploader(request).user;
    const sha256 = hashOf(request);
    if (Number(request.headers['content-length'] ?? 0) > photoLimit) throw refuse(request, tooLarge());
    const kept = await files.keep(companyId, sha256, (request.body ?? request.raw) as Readable, photoLimit);
    if (!kept.ok) throw refuse(request, kept.reason === 'tooLarge' ? tooLarge() : unfit(kept));
    return reply.code(201).send({ sha256, type: kept.type, bytes: kept.bytes });
  });
  partRoutes(app, files, parts);
}

async function found(files: PhotoBytes, request: FastifyRequest<PhotoRoute>): Promise<StoredPhoto> {
  const photo = await files.find(sessionOf(request).user.companyId, hashOf(request));
  if (!photo) throw new Refused(404, 'unknown_photo', 'This photo is not here yet. Try again later.');
  return photo;
}

function sayWhatItIs(reply: FastifyReply, { type, bytes }: StoredPhoto): void {
  reply.header('content-type', type);
  reply.header('content-length', String(bytes));
  reply.header('cache-control', 'private, max-age=31536000, immutable');
}
