import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { hashPassword } from '#server/accounts/passwords.ts';
import { savePeople } from '#server/accounts/people.ts';
import { tokenHash } from '#server/accounts/tokens.ts';
import { answerError, installErrors } from '#server/http/errors.ts';
import { installJsonBody } from '#server/http/json-body.ts';
import { installSecurityHeaders } from '#server/http/security-headers.ts';
import type { Link } from '#server/store/people-store.ts';
import type { Store } from '#server/store/store.ts';
import { codeHashOf } from '#server/technicians/redeem.ts';
import { technicianRoutes } from '#server/technicians/routes.ts';
import { makeTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { password } from './server-fixture.ts';

export const company = 'acme';
export const hour = 60 * 60_000;

export type TechnicianServer = {
  readonly address: string;
  readonly store: Store;
  readonly database: TestDatabase;
  readonly clock: { ahead: number };
  readonly now: () => number;
  /** What was announced, in order. */
  readonly announced: { companyId: string; collection: string; seq: number }[];
  readonly endedSessions: string[];
  /** Resets that were to be sent. */
  readonly resets: { subject: Link['subject']; channel: string; address: string }[];
  readonly stop: () => Promise<void>;
};

/** The technicians' routes alone, over real SQLite and HTTP; messages go nowhere and are noted. */
export async function startTechnicianServer(publicUrl?: string): Promise<TechnicianServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldroster-technicians-'));
  const database = await makeTestDatabase(folder);
  const store = await database.open();
  await fill(store);
  const noted = { announced: [], endedSessions: [], resets: [] } as Pick<
    TechnicianServer,
    'announced' | 'endedSessions' | 'resets'
  >;
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const app = Fastify({ forceCloseConnections: true, frameworkErrors: answerError });
  installErrors(app);
  installSecurityHeaders(app);
  installJsonBody(app);
  let address = '';
  technicianRoutes(app, {
    store,
    now,
    publicUrl: () => publicUrl ?? address,
    announce: (companyId, collection, seq) => noted.announced.push({ companyId, collection, seq }),
    ended: (sessionId) => noted.endedSessions.push(sessionId),
    sendReset: async (_companyId, subject, channel, to) => {
      noted.resets.push({ subject, channel, address: to });
    },
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
  const stop = async () => {
    await app.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, store, database, clock, now, ...noted, stop };
}

let officeHash: Promise<string> | undefined;

async function fill(store: Store): Promise<void> {
  officeHash ??= hashPassword(password);
  const passwordHash = await officeHash;
  await store.addCompany(company);
  await store.transaction(company, async (tx) => {
    await tx.put('company', [{ id: company, name: 'Acme & Sons' }]);
    const admin = { id: 'user-admin', companyId: company, username: 'admin', name: 'The admin' };
    await savePeople(tx, [{ ...admin, roleId: 'administrator', active: true, email: 'admin@acme.test' }]);
    await tx.setPasswordHash('user-admin', passwordHash);
  });
}

/** Writes a profile as it is to stand, beside what it already says. */
export async function putProfile(store: Store, id: string, more: AnyRecord = {}): Promise<void> {
  await store.transaction(company, async (tx) => {
    const [standing] = await tx.records('technicians', [id]);
    const fresh = { name: `Technician ${id}`, active: true, mobileAccess: true, licenseType: 'ManagedTech' };
    await tx.put('technicians', [{ ...fresh, ...standing, id, ...more } as WireRecord]);
  });
}

let technicianHash: Promise<string> | undefined;

/** An account with the fixture's password; `mustChange` where the office chose it. */
export async function giveAccount(store: Store, technicianId: string, username: string, mustChange = false) {
  technicianHash ??= hashPassword(password);
  const passwordHash = await technicianHash;
  await putProfile(store, technicianId, {
    account: { state: mustChange ? 'assigned' : 'accepted', username },
  });
  await store.transaction(company, (tx) =>
    tx.saveTechnicianAccount({ technicianId, username, passwordHash, mustChange }),
  );
}

type LinkWish = Partial<Pick<Link, 'subject' | 'purpose' | 'expiresAt'>> & { readonly code?: string };

/** A link that is good for an hour; answers its token. */
export async function addLink({ store, now }: TechnicianServer, wish: LinkWish = {}): Promise<string> {
  const { subject = { kind: 'technician', id: 't-1' }, purpose = 'invite', expiresAt = now() + hour } = wish;
  const token = randomBytes(32).toString('base64url');
  const hash = tokenHash(token);
  const codeHash = wish.code === undefined ? null : codeHashOf(hash, wish.code);
  await store.transaction(company, (tx) => tx.addLink({ hash, subject, purpose, codeHash, expiresAt }));
  return token;
}

export type Browser = {
  readonly get: (path: string) => Promise<Response>;
  readonly send: (path: string, fields: Record<string, string>, headers?: HeadersInit) => Promise<Response>;
  readonly cookies: Map<string, string>;
};

/** Keeps cookies and sends forms, as a browser does; redirects are not followed. */
export function browserAt(address: string): Browser {
  const cookies = new Map<string, string>();
  const go = async (path: string, init: RequestInit) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address + path, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) },
    });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    return answer;
  };
  return {
    cookies,
    get: (path) => go(path, {}),
    send: (path, fields, headers = {}) =>
      go(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { ...formType, ...headers },
      }),
  };
}

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

function keep(cookies: Map<string, string>, line: string): void {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (!name) return;
  if (value && !/Max-Age=0/.test(line)) cookies.set(name, value);
  else cookies.delete(name);
}

export const profileIn = async (store: Store, id: string): Promise<WireRecord> => {
  const [placed] = await store.byIds(company, 'technicians', [id]);
  if (!placed) throw new Error(`No profile ${id}`);
  return placed.record;
};

export const auditedActions = async (store: Store): Promise<string[]> =>
  (await store.people.auditLog(company, { before: undefined, limit: 50 })).map(({ action }) => action);
