import type { requestKinds } from '#domain/company/requests.ts';
import type { Assigned } from '#domain/technician/fields.ts';
import type { AppData } from '../data/app-data.ts';

type Kind = (typeof requestKinds)[number];

/** Asks the server for something that only it can do; waits here while it is not reached (R49). */
export const ask = (
  data: AppData,
  kind: Exclude<Kind, 'setPassword'>,
  technicianId: string,
): Promise<string> =>
  data.write.add('requests', { kind, technicianId, at: new Date().toISOString(), state: 'queued' });

/** Asks the same about many technicians, in one write. */
export const askMany = (
  data: AppData,
  kind: 'invite' | 'reset',
  technicianIds: readonly string[],
): Promise<string[]> => {
  const at = new Date().toISOString();
  return data.write.addAll(
    'requests',
    technicianIds.map((technicianId) => ({ kind, technicianId, at, state: 'queued' })),
  );
};

/** Asks for username and password to be set; the password was sealed as it was typed. */
export const askPassword = (
  data: AppData,
  { requestId, technicianId, username, sealedPassword }: Assigned,
): Promise<string> =>
  data.write.add('requests', {
    id: requestId,
    kind: 'setPassword',
    technicianId,
    username: username.trim(),
    sealedPassword,
    at: new Date().toISOString(),
    state: 'queued',
  });
