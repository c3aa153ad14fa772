import type { Permission } from '#domain/access/permissions.ts';

/**
 * Who may call a route: `anyone` needs nothing or brings what it needs in the body, `technician` is for sessions of
 * technicians, `session` for everybody in the office, a permission for those who have it.
 */
export type Right = 'anyone' | 'technician' | 'session' | Permission;

type Rights = {
  readonly right: Right;
  /** What to send: as good as can be without doing anything, since it goes out with every right. */
  readonly body?: unknown;
  /** A body that would do something, for records of somebody else. */
  readonly earnest?: unknown;
};

/** Pages of technicians take every method; each answers what it doesn't take with 405. */
export const pages = [
  '/invite/:token',
  '/reset',
  '/reset/:token',
  '/technician',
  '/technician/password',
  '/technician/sign-out',
  '/technician/style.css',
];

/** The route of each call and the right it is meant to need. A new route belongs here. */
export const rightsOfRoutes: Readonly<Record<string, Rights>> = {
  'GET /': { right: 'anyone' },
  'GET /healthz': { right: 'anyone' },
  'GET /health/ready': { right: 'anyone' },
  'GET /metrics': { right: 'anyone' },
  'POST /api/auth/sign-in': { right: 'anyone' },
  'POST /api/auth/refresh': { right: 'anyone' },
  'POST /api/technician/sign-in': { right: 'anyone' },
  'GET /api/technician/me': { right: 'technician' },
  'POST /api/technician/sign-out': { right: 'technician' },
  'POST /api/technician/password': { right: 'technician', body: {} },
  'POST /api/auth/sign-out': { right: 'session' },
  'POST /api/auth/password': { right: 'session', body: {} },
  'GET /api/sync/stream': { right: 'session' },
  'GET /api/sync/:collection/pull': { right: 'session' },
  'POST /api/sync/:collection/push': { right: 'session', body: [] },
  'GET /api/sync/:collection/digest': { right: 'session' },
  'GET /api/technicians/:id/history': { right: 'session' },
  'GET /api/photos/:sha256': { right: 'session' },
  'HEAD /api/photos/:sha256': { right: 'session' },
  'PUT /api/photos/:sha256': { right: 'editEmployee' },
  'GET /api/photos/:sha256/parts': { right: 'editEmployee' },
  'PUT /api/photos/:sha256/parts': { right: 'editEmployee' },
  'POST /api/geocode': { right: 'editEmployee', body: {} },
  'POST /api/technicians/:id/account-email': {
    right: 'changeAccountEmail',
    body: {},
    earnest: { email: 'moved@b.example', reason: 'Asked by phone' },
  },
  'GET /api/users': { right: 'editUsers' },
  'POST /api/users': { right: 'editUsers', body: {} },
  'PATCH /api/users/:id': { right: 'editUsers', body: { nothing: true }, earnest: { name: 'Renamed' } },
  'POST /api/users/:id/reset': { right: 'editUsers', earnest: {} },
  'POST /api/users/:id/sign-out': { right: 'editUsers', earnest: {} },
  'GET /api/outbox': { right: 'seeOutbox' },
  'GET /api/outbox/:id': { right: 'seeOutbox' },
  'GET /api/audit': { right: 'seeAudit' },
  'GET /api/audit/export': { right: 'seeAudit' },
};
