import type { Message } from '../store/people-store.ts';
import type { Store } from '../store/store.ts';
import { type Attempt, beginAttempt, hasNewer } from './attempt.ts';
import type { Carriers, Sent } from './carriers.ts';
import { compose } from './compose.ts';
import { recordOutcome } from './outcome.ts';

type Needs = {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly carriers: Carriers;
  /** Where people reach this server, such as `https://roster.example`. */
  readonly publicUrl: () => string;
  readonly announce: (companyId: string, collection: string, seq: number) => void;
  /** Told of what should not happen, such as a full disk; by default it goes to the console. */
  readonly failed?: (error: unknown) => void;
};

export type Delivery = {
  /** Sends what is due; to be called after each transaction that added a message, and at the start. */
  readonly kick: () => void;
  /** Resolves once nothing is being sent. */
  readonly idle: () => Promise<void>;
  /** Sends no more. Resolves when the message that is on its way has gone. */
  readonly stop: () => Promise<void>;
};

/** So many messages are read at once. */
const batch = 50;

/**
 * The longest sleep, since another server on the same database may be gone and have left something; and how long to
 * wait after something broke. Milliseconds.
 */
const longestSleep = 60_000;
const afterTrouble = 60_000;

/**
 * Sends queued messages one after the other, by one loop however often it is kicked, and sleeps until the next is
 * due. A message goes at least once: after a crash between sending and writing that down it is sent again, with a
 * new link that voids the one before.
 */
export function createDelivery(needs: Needs): Delivery {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  let isStopped = false;

  const round = async () => {
    clearTimeout(timer);
    let sleep = afterTrouble;
    try {
      let isSound = true;
      while (isWanted && !isStopped) {
        isWanted = false;
        isSound = await sendDue(needs, () => isStopped);
      }
      if (isSound) sleep = await untilNext(needs);
    } catch (error) {
      report(needs, error);
    }
    if (!isStopped) timer = setTimeout(kick, sleep).unref();
  };

  const kick = () => {
    isWanted = true;
    if (isStopped) return;
    running ??= round().finally(() => {
      running = undefined;
      if (isWanted) kick();
    });
  };

  const idle = async () => {
    while (running) await running;
  };

  const stop = async () => {
    isStopped = true;
    clearTimeout(timer);
    await idle();
  };

  return { kick, idle, stop };
}

const report = ({ failed = console.error }: Needs, error: unknown) => failed(error);

async function untilNext({ store, now }: Needs): Promise<number> {
  const at = await store.people.nextMessageAt();
  return at === null ? longestSleep : Math.min(Math.max(at - now(), 0), longestSleep);
}

/** Sends all that is due; one that breaks holds up no other. Answers false where one did. */
async function sendDue(needs: Needs, isStopped: () => boolean): Promise<boolean> {
  const broken = new Set<string>();
  for (;;) {
    const due = await needs.store.people.dueMessages(needs.now(), batch + broken.size);
    const next = due.filter(({ id }) => !broken.has(id));
    if (next.length === 0) return broken.size === 0;
    for (const message of next) {
      if (isStopped()) return true;
      try {
        await sendOne(needs, message);
      } catch (error) {
        broken.add(message.id);
        report(needs, error);
      }
    }
  }
}

async function sendOne(needs: Needs, { id, companyId, ...rest }: Message): Promise<void> {
  const { store, now, publicUrl, announce } = needs;
  const isSuperseded = await hasNewer(store, { id, companyId, ...rest });
  const attempt = await store.transaction(companyId, (tx) =>
    beginAttempt(tx, id, { now: now(), publicUrl: publicUrl(), isSuperseded }),
  );
  if (!attempt) return;
  const sent = await carry(needs.carriers, attempt);
  const changed = await store.transaction(companyId, (tx) => recordOutcome(tx, attempt, sent, now()));
  for (const { collection, seq } of changed) announce(companyId, collection, seq);
}

/** Outside of any transaction: it may take its time. */
async function carry(carriers: Carriers, attempt: Attempt): Promise<Sent> {
  if ('hopeless' in attempt) return { ok: false, isFinal: true, reason: attempt.hopeless };
  const { id: messageId, channel, address: to, createdAt: at, attempts } = attempt.message;
  const composed = compose(attempt.message, attempt.about);
  return carriers[channel].send({ ...composed, to, messageId, attempt: attempts, at });
}
