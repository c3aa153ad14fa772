import compress from '@fastify/compress';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { accountChannel } from '#domain/company/notifications.ts';
import { collections as allCollections, type Collections } from '#domain/sync/collections.ts';
import { accountEmailRoute } from './accounts/account-email.ts';
import { auditRoutes } from './accounts/audit-routes.ts';
import { claimAll } from './accounts/claims.ts';
import { createSessionCare } from './accounts/dismissal.ts';
import { type OfficeDeps, officeRoutes } from './accounts/office-routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { createUnsealer, publishSealingKey } from './accounts/sealing.ts';
import { requireSession } from './accounts/session.ts';
import { browserEdition } from './browser-edition.ts';
import type { Config } from './config.ts';
import type { TrustedProxies } from './config-network.ts';
import { geocoderRoute } from './geocoder/routes.ts';
import { createMetrics } from './health/metrics.ts';
import { healthRoutes } from './health/routes.ts';
import { historyRoute } from './history.ts';
import { installCors } from './http/cors.ts';
import { createServer } from './http/create-server.ts';
import { installDrain } from './http/drain.ts';
import { installErrors } from './http/errors.ts';
import { installJsonBody } from './http/json-body.ts';
import { installProtocolVersion } from './http/protocol-version.ts';
import { installSecurityHeaders } from './http/security-headers.ts';
import type { Certificate } from './http/tls.ts';
import { installKillPoints } from './kill-points.ts';
import { createDelivery } from './messages/delivery.ts';
import { newMessage } from './messages/enqueue.ts';
import { openCarriers } from './messages/open-carriers.ts';
import { outboxRoutes } from './messages/routes.ts';
import { createPhotoCare } from './photos/care.ts';
import { openPhotos, type PhotoPlace } from './photos/open-photos.ts';
import { photoRoutes } from './photos/routes.ts';
import type { Store } from './store/store.ts';
import { syncRoutes } from './sync/routes.ts';
import { openHub } from './sync/shared-hub.ts';
import { streamRoute } from './sync/stream.ts';
import { createTombstoneCare } from './sync/tombstone-care.ts';
import { technicianRoutes } from './technicians/routes.ts';

export type AppOptions = {
  readonly store: Store;
  /** Where photos lie; by default in `photoFolder`. */
  readonly photos?: PhotoPlace;
  readonly photoFolder: string;
  /** What the disk is measured by, and where the last backup is noted; by default `photoFolder`. */
  readonly dataDir?: string;
  /** In bytes: with less room than that the server is not ready. */
  readonly diskFloor?: number;
  /** Where messages lie that nothing else sends. */
  readonly outboxFolder: string;
  /** How messages go; without it all of them lie in the outbox. */
  readonly messages?: Pick<Config, 'smtpUrl' | 'mailFrom' | 'sms'>;
  /** Where people reach this server, for the links in messages; without it where it listens. */
  readonly publicUrl?: string | undefined;
  /** What the bundler wrote for the browser; without it `/` says that it is not built. */
  readonly pageFolder: string;
  readonly version: string;
  /** `host:port` of geocoders that may have a private address. */
  readonly geocoderPrivateHosts?: readonly string[];
  /** Do commands write to the same database? Several servers on one are always told of each other. */
  readonly isShared?: boolean;
  readonly collections?: Collections;
  readonly allowedOrigins?: readonly string[];
  /** Speaks HTTPS with it. */
  readonly tls?: Certificate | undefined;
  readonly trustedProxies?: TrustedProxies | undefined;
  readonly metricsToken?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Fastify's logger; off by default. Requests are not logged: their addresses name people. */
  readonly log?: FastifyServerOptions['logger'];
};

/** Nothing is set up: every message is a file. */
const outboxOnly = { smtpUrl: undefined, mailFrom: 'Fieldroster <no-reply@localhost>', sms: undefined };

/** The whole server but its port: the caller listens, and closes both it and the store. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, now = Date.now, allowedOrigins = [] } = options;
  const app = createServer(options);
  const unsealer = createUnsealer(store);
  await publishSealingKey(store);
  await claimAll(store);
  const hub = openHub(store, undefined, options.isShared ?? false);
  const metrics = createMetrics();
  const announce = (companyId: string, collection: string, seq: number) =>
    hub.publish(companyId, { collection, seq, epoch: store.epoch });
  const complain = (what: string) => (error: unknown) => app.log.error({ err: error }, what);
  // Kept: a message that is under way while the server closes has to say it, too.
  let listensAt = '';
  app.addHook('onListen', async () => {
    listensAt = app.listeningOrigin;
  });
  const publicUrl = () => (options.publicUrl ?? listensAt).replace(/\/$/, '');
  const { carriers, files } = openCarriers(options.messages ?? outboxOnly, options.outboxFolder);
  const delivery = createDelivery({
    ...{ store, now, carriers, publicUrl, announce },
    failed: complain('messages could not be sent'),
  });
  const place = options.photos ?? 'directory';
  const { photos, parts } = openPhotos({ place, folder: options.photoFolder, store, now });
  const cares = [
    createPhotoCare({ store, photos, parts, now }, complain('photos could not be collected')),
    createTombstoneCare({ store, now }, complain('removed records could not be purged')),
    createSessionCare({ store, now }, complain('sessions could not be tidied up')),
  ];
  for (const care of cares) {
    app.addHook('onListen', async () => care.start());
    app.addHook('onClose', () => care.stop());
  }
  app.addHook('onListen', async () => delivery.kick());
  app.addHook('onClose', () => delivery.stop());
  const isStopping = installDrain(app, () => {
    hub.endAll();
    hub.close();
  });

  installErrors(app);
  installSecurityHeaders(app);
  installCors(app, allowedOrigins);
  installProtocolVersion(app);
  installJsonBody(app);
  installKillPoints(app);
  await app.register(compress, { encodings: ['gzip'], globalDecompression: false });

  const dataDir = options.dataDir ?? options.photoFolder;
  const readiness = {
    store,
    folder: dataDir,
    diskFloor: options.diskFloor ?? 0,
    isStopping,
  };
  healthRoutes(app, {
    store,
    metrics,
    gauges: { store, hub, readiness, dataDir, cares },
    version: options.version,
    metricsToken: options.metricsToken,
  });
  accountRoutes(app, { store, now, ended: hub.endSession });
  app.register(async (technicians) =>
    technicianRoutes(technicians, {
      store,
      now,
      publicUrl,
      announce,
      ended: hub.endSession,
      sendReset: async (companyId, subject, channel, address) => {
        const facts = { by: subject.id, device: 'reset page' };
        const message = {
          requestId: null,
          kind: 'reset',
          subject,
          channel,
          address,
          facts,
          now: now(),
        } as const;
        await store.transaction(companyId, (tx) => tx.addMessage(newMessage(message)));
        delivery.kick();
      },
    }),
  );
  const office: OfficeDeps = {
    store,
    now,
    announce,
    ended: hub.endSession,
    kick: delivery.kick,
    tell: async (tx, { kind, user, facts }) => {
      const channel = accountChannel({ email: user.email, mobilePhone: user.phone });
      const address = channel === 'email' ? user.email : user.phone;
      if (!channel || !address) throw new Error('Nobody can be told without an address');
      const subject = { kind: 'user', id: user.id } as const;
      await tx.addMessage(
        newMessage({ requestId: null, kind, subject, channel, address, facts, now: now() }),
      );
    },
  };
  app.register(async (signedIn) => {
    requireSession(signedIn, store, now);
    signedIn.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    syncRoutes(signedIn, {
      store,
      collections: options.collections ?? allCollections,
      hub,
      now,
      metrics,
      unsealer,
      pushed: (collection) => collection !== 'people' && delivery.kick(),
    });
    streamRoute(signedIn, store, hub);
    historyRoute(signedIn, store);
    officeRoutes(signedIn, office);
    accountEmailRoute(signedIn, office);
    auditRoutes(signedIn, store);
    geocoderRoute(signedIn, {
      store,
      userAgent: `Fieldroster/${options.version}`,
      privateHosts: new Set(options.geocoderPrivateHosts),
    });
    outboxRoutes(signedIn, { store, files });
    photoRoutes(signedIn, photos, parts);
  });
  browserEdition(app, options.pageFolder);
  return app;
}
