import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { photoLimit } from '#domain/photo/photo-limits.ts';
import { partLimit, partQuery, type UploadAnswer } from '#domain/photo/upload-wire.ts';
import { requirePermission, sessionOf } from '../accounts/session.ts';
import { Refused } from '../http/errors.ts';
import type { Added, PhotoBytes, PhotoParts, Upload } from './photo-bytes.ts';
import { tooLarge, unfit } from './refusals.ts';
import { hashOf, type PhotoRoute, refuse, requireUploader } from './requests.ts';

type Route = PhotoRoute & { Querystring: { offset?: string; total?: string } };

/** So many seconds a company waits that has begun too much. */
const patience = 60;

const noUpload = () =>
  new Refused(404, 'no_upload', 'Nothing of this photo is here. Begin with the first byte.');

/** Uploads in parts, which go on where they stopped after either side was killed (S19). */
export function partRoutes(app: FastifyInstance, files: PhotoBytes, parts: PhotoParts): void {
  const path = '/api/photos/:sha256/parts';

  app.get<Route>(path, async (request, reply): Promise<UploadAnswer> => {
    requirePermission(request, 'editEmployee');
    const upload = uploadOf(request);
    const photo = await files.find(upload.companyId, upload.sha256);
    const received = photo ? photo.bytes : await parts.received(upload);
    if (received === null) throw noUpload();
    reply.header('upload-offset', String(received));
    return { received, complete: photo !== null };
  });

  app.put<Route>(path, { bodyLimit: photoLimit }, async (request, reply) => {
    requireUploader(request);
    const upload = uploadOf(request);
    const { offset, total } = queryOf(request);
    if (total > photoLimit) throw refuse(request, tooLarge());
    const here = await files.welcome(upload.companyId, upload.sha256);
    if (here) {
      request.raw.resume();
      return reply.code(201).send({ received: here.bytes, complete: true });
    }
    const bytes = await readPart(request);
    return answer(reply, await parts.add(upload, { offset, total, bytes }));
  });
}

function answer(reply: FastifyReply, added: Added): FastifyReply {
  if (added.ok) {
    const { received, complete } = added;
    return reply.code(complete ? 201 : 200).send({ received, complete } satisfies UploadAnswer);
  }
  switch (added.reason) {
    case 'wrongOffset': {
      const message = `There are ${added.received} bytes here. Go on from there.`;
      return reply.code(409).send({ error: { code: 'wrong_offset', message }, received: added.received });
    }
    case 'noPart':
      throw new Refused(400, 'bad_part', 'A part has at least one byte and ends within the photo.');
    case 'noRoom':
      throw new Refused(429, 'too_many_unfinished', 'Too many photos are under way. Try again later.', {
        retryAfter: patience,
      });
    default:
      throw unfit(added);
  }
}

const uploadOf = (request: FastifyRequest<Route>): Upload => {
  const { id, companyId } = sessionOf(request).user;
  return { companyId, userId: id, sha256: hashOf(request) };
};

function queryOf(request: FastifyRequest<Route>): { readonly offset: number; readonly total: number } {
  const parsed = partQuery.safeParse(request.query);
  if (parsed.success) return parsed.data;
  const message = 'Say ?offset=, where this part begins, and &total=, how many bytes the photo has.';
  throw refuse(request, new Refused(400, 'bad_query', message));
}

/** All bytes of the part, or none: a part that breaks off is sent again. */
async function readPart(request: FastifyRequest<Route>): Promise<Buffer> {
  const tooMuch = () => new Refused(413, 'part_too_large', `A part has at most ${partLimit} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > partLimit) throw refuse(request, tooMuch());
  const body = (request.body ?? request.raw) as Readable;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > partLimit) throw refuse(request, tooMuch());
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
