import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hiddenFields, viewEpoch } from '#domain/access/visible.ts';
import type { Collection, Collections } from '#domain/sync/collections.ts';
import { createSlots } from '#domain/sync/slots.ts';
import { batchLimit, type Outcome, pushBody } from '#domain/sync/wire.ts';
import type { Unsealer } from '../accounts/sealing.ts';
import { deviceOf, sessionOf } from '../accounts/session.ts';
import type { Metrics } from '../health/metrics.ts';
import { Refused } from '../http/errors.ts';
import { installUnparsedBody, parseJson } from '../http/json-body.ts';
import type { Store } from '../store/store.ts';
import type { Hub } from './hub.ts';
import { createPageCache } from './page-cache.ts';
import { seenDigest, takePull } from './pull.ts';
import { takePush } from './push.ts';

/** The most bytes of a push after inflating: a full batch of records with long texts fits. */
export const pushLimit = 32 * 1024 * 1024;

/** So many bytes of pushes are parsed at once, some two hundred edits; a larger one goes by itself. */
const parsedAtOnce = 512 * 1024;

export type SyncDeps = {
  readonly store: Store;
  readonly collections: Collections;
  readonly hub: Hub;
  readonly now: () => number;
  readonly metrics: Metrics;
  readonly unsealer: Unsealer;
  /** Told after a push was taken, with the name of its collection. */
  readonly pushed: (collection: string) => void;
};

type Route = { Params: { collection: string } };

/** Pull, push and digest of each collection (DESIGN §7), for whoever is signed in. */
export function syncRoutes(app: FastifyInstance, deps: SyncDeps): void {
  const { store, metrics } = deps;
  const pages = createPageCache();

  app.get<Route>('/api/sync/:collection/pull', async (request, reply) => {
    const session = sessionOf(request);
    const { name, collection } = collectionOf(deps, request.params.collection);
    const hidden = hiddenFields(collection.fields, session);
    reply.type('application/json; charset=utf-8');
    const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const { companyId } = session.user;
    const { body, rows } = await takePull(
      store,
      companyId,
      { name, hidden },
      request.query,
      isPacked ? pages : null,
    );
    metrics.pulled(name, rows);
    if (typeof body !== 'string') reply.header('content-encoding', 'gzip');
    return body;
  });

  app.get<Route>('/api/sync/:collection/digest', async (request) => {
    const session = sessionOf(request);
    const { name, collection } = collectionOf(deps, request.params.collection);
    const { companyId } = session.user;
    const hidden = hiddenFields(collection.fields, session);
    const seq = await store.lastSeq(companyId);
    const digest = await (hidden.size === 0
      ? store.digest(companyId, name)
      : seenDigest(store, companyId, { name, hidden }));
    return { ...digest, seq, epoch: viewEpoch(store.epoch, hidden) };
  });

  app.register(async (scope) => pushRoute(scope, deps));
}

/**
 * Pushes are parsed a few at a time: after an outage hundreds come at once, and as text they need a tenth of the
 * memory. One waits here with its whole body read, so that no slow client keeps the others waiting.
 */
function pushRoute(app: FastifyInstance, deps: SyncDeps): void {
  const inSlot = createSlots(parsedAtOnce);
  installUnparsedBody(app);
  app.post<Route>('/api/sync/:collection/push', { bodyLimit: pushLimit }, async (request) => {
    const bytes = request.body as Buffer | undefined;
    return inSlot(async () => takeBody(deps, request, bytes && parseJson(bytes)), bytes?.length);
  });
}

async function takeBody(
  deps: SyncDeps,
  request: FastifyRequest<Route>,
  body: unknown,
): Promise<{ readonly outcomes: readonly Outcome[] }> {
  const { store, hub, now, metrics, unsealer } = deps;
  const { name, collection } = collectionOf(deps, request.params.collection);
  const rows = readBody(body);
  const { id: userId, companyId } = sessionOf(request).user;
  const receivedAt = new Date(now()).toISOString();
  const device = deviceOf(request);
  const push = { companyId, userId, name, collection, rows, receivedAt, device, unsealer };
  const { outcomes, places } = await takePush(store, push);
  for (const { outcome } of outcomes) metrics.pushed(name, outcome);
  for (const [collection, seq] of places) hub.publish(companyId, { collection, seq, epoch: store.epoch });
  deps.pushed(name);
  return { outcomes };
}

function collectionOf({ collections }: SyncDeps, name: string): { name: string; collection: Collection } {
  const collection = Object.hasOwn(collections, name) ? collections[name] : undefined;
  if (!collection) throw new Refused(404, 'unknown_collection', 'There is no such collection here.');
  return { name, collection };
}

function readBody(body: unknown): readonly unknown[] {
  const rows = pushBody.safeParse(body);
  if (rows.success) return rows.data;
  if (Array.isArray(body))
    throw new Refused(
      413,
      'too_many_rows',
      `A push has at most ${batchLimit} rows. Send the rest in another.`,
    );
  throw new Refused(400, 'bad_rows', 'A push is a list of rows. Send an array as JSON.');
}
