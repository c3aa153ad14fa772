import { type UploadAnswer, uploadAnswer } from '#domain/photo/upload-wire.ts';
import type { Answer, ServerClient, Trouble } from '../server-client.ts';
import { type ByteStore, sha256OfBlob } from './byte-store.ts';
import type { PhotoUpload } from './photo-queue.ts';

export type Sent =
  | Answer<UploadAnswer>
  | { readonly ok: false; readonly reason: 'lost'; readonly message: string };

export type SendDeps = {
  readonly client: Pick<ServerClient, 'get' | 'put'>;
  readonly store: ByteStore;
  /** Bytes of a part. */
  readonly partSize: number;
};

/** A thin line sends a part in this time, in milliseconds; what takes longer is tried again. */
const timeout = 120_000;

const addressOf = (sha256: string) => `/api/photos/${sha256}/parts`;

const limited = (stopped: AbortSignal) => AbortSignal.any([stopped, AbortSignal.timeout(timeout)]);

/** How much of a photo the server has. */
export async function askReceived(
  { client }: Pick<SendDeps, 'client'>,
  sha256: string,
  stopped: AbortSignal,
): Promise<Answer<UploadAnswer>> {
  const answer = await client.get(addressOf(sha256), uploadAnswer, limited(stopped));
  if (answer.ok || answer.status !== 404 || answer.reason === 'foreign') return answer;
  return { ok: true, value: { received: 0, complete: false } };
}

/** The bytes as they were chosen, or why they are not to be had. */
export async function soundBytes(store: ByteStore, sha256: string): Promise<Blob | null> {
  const blob = await store.read(sha256);
  return blob && (await sha256OfBlob(blob)) === sha256 ? blob : null;
}

/** Sends the bytes that follow on those that the server has. */
export async function sendPart(
  { client, store, partSize }: SendDeps,
  { id }: PhotoUpload,
  received: number,
  stopped: AbortSignal,
): Promise<Sent> {
  const blob = await store.read(id);
  if (!blob) return lost;
  const part = blob.slice(received, received + partSize);
  const path = `${addressOf(id)}?offset=${received}&total=${blob.size}`;
  return client.put(path, part, uploadAnswer, limited(stopped));
}

export const lost = {
  ok: false,
  reason: 'lost',
  message: 'The bytes of this photo are damaged or no longer on this computer. Choose it again.',
} as const;

/** Refusals that another try won't change: no right, too large, no image, not a sound one. */
const lasting = [403, 413, 415, 422];

/** `isKnown`: the server itself has answered about this photo, so what refuses its bytes now stands before the server. */
export const isLasting = ({ reason, status }: Trouble, isKnown: boolean): boolean =>
  (reason === 'refused' || (reason === 'foreign' && isKnown)) && lasting.includes(status ?? 0);
