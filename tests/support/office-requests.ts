import { sealedFor } from '#domain/access/sealing.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { statusOf } from '#domain/technician/status.ts';
import { seal } from '#renderer/data/seal.ts';
import type { Message } from '#server/store/people-store.ts';
import { type Api, edit, type TestServer } from '#tests/sync/server-fixture.ts';
import { standing } from './office-server.ts';

let requests = 0;

/** A request as a desktop makes it, with an id that nobody has. */
export function requestOf(kind: string, technicianId: string, more: AnyRecord = {}): WireRecord {
  requests += 1;
  return { id: `r-${requests}`, kind, technicianId, at: '2026-11-24T09:00:00.000Z', edit: edit(), ...more };
}

/** With a password sealed as the form seals it: with the key that came with the company. */
export async function passwordRequest(
  api: Api,
  technicianId: string,
  { username, password }: { readonly username: string; readonly password: string },
  more: AnyRecord = {},
): Promise<WireRecord> {
  const request = requestOf('setPassword', technicianId, { username, ...more });
  return { ...request, sealedPassword: await sealed(api, password, sealedFor(request.id, technicianId)) };
}

export async function sealed(api: Api, password: string, purpose: string): Promise<string> {
  const [company] = (await api.pull('company')).documents;
  return seal(password, String(company?.sealingKey), purpose);
}

/** What was to be sent, newest first. */
export const messagesOf = ({ store }: TestServer, companyId = 'acme'): Promise<readonly Message[]> =>
  store.people.messages(companyId, { before: undefined, limit: 100 });

/** What the Status column says about a technician. */
export const statusIn = async (server: TestServer, id: string): Promise<string> =>
  statusOf((await standing(server, 'technicians', id)) as unknown as Technician).kind;
