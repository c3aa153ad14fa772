import type { Backoff } from '../backoff.ts';
import type { PhotoQueue, PhotoUpload } from './photo-queue.ts';
import { askReceived, isLasting, lost, type SendDeps, type Sent, sendPart, soundBytes } from './send-part.ts';

export type LaneDeps = SendDeps & {
  readonly queue: PhotoQueue;
  /** Of its own: a photo that fails must not delay an edit. */
  readonly backoff: Backoff;
  /** Resolves when this window is the one that speaks to the server. */
  readonly leadership: Promise<unknown>;
  /** Is there a profile that names it, and has the server answered to all such edits? */
  readonly isNamedThere: (sha256: string) => boolean;
};

export type UploadLane = {
  /** Something waits, or what was waited for is there. */
  readonly kick: () => void;
  /** Try at once, whatever the back-off says. */
  readonly wake: () => void;
  /** Resolves when nothing is being sent any more. */
  readonly stop: () => Promise<void>;
};

/** Sends photos part by part beside the sync (S19). Between parts, the smallest photo that waits comes first. */
export function startUploadLane(deps: LaneDeps): UploadLane {
  const { queue, backoff } = deps;
  const stopped = new AbortController();
  const { signal } = stopped;
  const received = new Map<string, number>();
  let isWanted = false;
  let onKick: () => void = () => undefined;

  const kick = () => {
    isWanted = true;
    onKick();
  };
  const kicked = () =>
    new Promise<void>((resolve) => {
      onKick = resolve;
      if (isWanted || signal.aborted) resolve();
    });

  /** One request, or none where nothing is to do; then false. */
  async function step(): Promise<boolean> {
    await backoff.turn();
    if (signal.aborted) return false;
    const next = await queue.next();
    if (!next) return lookAfterSent();
    const sent = await advance(next);
    if (signal.aborted) return false;
    await take(next, sent);
    return true;
  }

  async function advance(upload: PhotoUpload): Promise<Sent> {
    const from = received.get(upload.id);
    if (from !== undefined) return sendPart(deps, upload, from, signal);
    return (await soundBytes(deps.store, upload.id)) ? askReceived(deps, upload.id, signal) : lost;
  }

  async function take({ id, bytes }: PhotoUpload, sent: Sent): Promise<void> {
    if (sent.ok) {
      backoff.succeeded();
      received.set(id, sent.value.received);
      const { complete } = sent.value;
      if (complete) received.delete(id);
      await queue.change(id, complete ? { state: 'sent', sent: bytes } : { sent: sent.value.received });
      return;
    }
    const isKnown = received.delete(id);
    if (sent.reason === 'lost' || isLasting(sent, isKnown)) {
      await queue.change(id, { state: 'failed', reason: sent.message });
      return;
    }
    backoff.failed(sent.retryAfter);
  }

  /**
   * What nobody named for long may have been collected before its profile came. Once the profile is there, the server
   * keeps what it names, so one look is enough. True where something was found missing.
   */
  async function lookAfterSent(): Promise<boolean> {
    let isMissing = false;
    for (const { id, state } of await queue.all()) {
      if (state !== 'sent' || !deps.isNamedThere(id)) continue;
      const answer = await askReceived(deps, id, signal);
      if (!answer.ok || signal.aborted) continue;
      if (answer.value.complete) await queue.remove(id);
      else await queue.change(id, { state: 'waiting', sent: answer.value.received });
      isMissing ||= !answer.value.complete;
    }
    return isMissing;
  }

  async function tryStep(): Promise<boolean> {
    try {
      return await step();
    } catch (error) {
      if (signal.aborted) return false;
      // A disk that fails now may work later; the photo is still queued.
      console.error('a photo could not be sent', error);
      backoff.failed();
      return true;
    }
  }

  async function run(): Promise<void> {
    await Promise.race([deps.leadership, aborted(signal)]);
    while (!signal.aborted) {
      isWanted = false;
      while (await tryStep());
      await kicked();
    }
  }

  const running = run();
  return {
    kick,
    wake: () => {
      backoff.wake();
      kick();
    },
    stop: async () => {
      stopped.abort();
      backoff.close();
      onKick();
      await running;
    },
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
