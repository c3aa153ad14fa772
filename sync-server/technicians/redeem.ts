import { timingSafeEqual } from 'node:crypto';
import { usernameKey } from '#domain/technician/account.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { tokenHash } from '../accounts/tokens.ts';
import type { AuditEntry, Link } from '../store/people-store.ts';
import type { Transaction } from '../store/store.ts';
import { amend } from '../sync/amend.ts';
import { standing } from './about.ts';
import type { TechnicianDeps } from './deps.ts';

/** Wrong codes that void a link. */
const mostTries = 5;

export type Redemption = {
  readonly link: Link;
  /** What the account has or gets. */
  readonly username: string;
  readonly password: string;
  /** Six digits where the link came by text, else empty. */
  readonly code: string;
  /** For the audit log. */
  readonly device: string;
};

export type Redeemed =
  | { readonly ok: true; readonly isAlsoOfficeUsername: boolean }
  | { readonly ok: false; readonly reason: 'gone' | 'wrongCode' | 'usernameTaken' };

const gone: Redeemed = { ok: false, reason: 'gone' };

/** What is kept of a code: useless without the link that it belongs to. */
export const codeHashOf = (linkHash: string, code: string): string => tokenHash(`${linkHash}:${code}`);

function isCode({ hash, codeHash }: Link, code: string): boolean {
  if (codeHash === null) return true;
  const [given, kept] = [Buffer.from(codeHashOf(hash, code)), Buffer.from(codeHash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/** Uses a link: sets username and password, once. Of two at the same time one finds it gone. */
export async function redeem(deps: TechnicianDeps, redemption: Redemption): Promise<Redeemed> {
  const { link, code, password } = redemption;
  if (!isCode(link, code)) return countWrongCode(deps, link);
  const passwordHash = await hashPassword(password);
  const setPassword = link.subject.kind === 'user' ? setUserPassword : setTechnicianPassword;
  const { redeemed, seq, ended } = await deps.store.transaction(link.companyId, (tx) =>
    setPassword(tx, deps.now(), redemption, passwordHash),
  );
  if (seq !== null) deps.announce(link.companyId, 'technicians', seq);
  for (const sessionId of ended) deps.ended(sessionId);
  return redeemed;
}

/** The code has few digits, so the tries are counted with the link and not with whoever tries. */
const countWrongCode = ({ store }: TechnicianDeps, link: Link): Promise<Redeemed> =>
  store.transaction(link.companyId, async (tx) => {
    const tries = await tx.countTry(link.hash);
    if (tries > 0 && tries < mostTries) return { ok: false, reason: 'wrongCode' };
    // Where nothing was counted a newer link may stand in its place, which has its own tries.
    if (tries > 0) await tx.voidLinks(link.subject, link.purpose);
    return gone;
  });

type Done = { readonly redeemed: Redeemed; readonly seq: number | null; readonly ended: readonly string[] };

const notDone = (reason: 'gone' | 'usernameTaken'): Done => ({
  redeemed: { ok: false, reason },
  seq: null,
  ended: [],
});

type SetPassword = (
  tx: Transaction,
  now: number,
  redemption: Redemption,
  passwordHash: string,
) => Promise<Done>;

const setTechnicianPassword: SetPassword = async (tx, now, redemption, passwordHash) => {
  const { link, username } = redemption;
  const technicianId = link.subject.id;
  const [record] = await tx.records('technicians', [technicianId]);
  const profile = record && standing(record);
  if (!profile || profile.active === false || !(await tx.takeLink(link.hash, now))) return notDone('gone');
  const account = { technicianId, username, passwordHash, mustChange: false };
  if (!(await tx.saveTechnicianAccount(account))) {
    // It was not used after all: whoever picks another username needs it again.
    await tx.addLink(link);
    return notDone('usernameTaken');
  }
  await tx.endTechnicianSessions(technicianId);
  await tx.voidLinks(link.subject);
  await tx.audit([entryOf(now, redemption)]);
  const seq = await markAccepted(tx, now, redemption);
  const key = usernameKey(username);
  const isAlsoOfficeUsername = (await tx.users()).some((user) => usernameKey(user.username) === key);
  return { redeemed: { ok: true, isAlsoOfficeUsername }, seq, ended: [] };
};

async function markAccepted(
  tx: Transaction,
  now: number,
  { link, username }: Redemption,
): Promise<number | null> {
  if (link.purpose !== 'invite') return null;
  const acceptedAt = new Date(now).toISOString();
  return amend(tx, 'technicians', link.subject.id, ({ account }) => ({
    account: { ...(account as object | null | undefined), state: 'accepted', username, acceptedAt },
  }));
}

const setUserPassword: SetPassword = async (tx, now, redemption, passwordHash) => {
  const { link } = redemption;
  const user = await tx.user(link.subject.id);
  if (!user?.active || !(await tx.takeLink(link.hash, now))) return notDone('gone');
  await tx.setPasswordHash(user.id, passwordHash);
  await tx.voidLinks(link.subject);
  await tx.audit([entryOf(now, redemption)]);
  const ended = await tx.endUserSessions(user.id);
  return { redeemed: { ok: true, isAlsoOfficeUsername: false }, seq: null, ended };
};

const entryOf = (now: number, { link, username, device }: Redemption): AuditEntry => ({
  at: new Date(now).toISOString(),
  actor: link.subject.id,
  device,
  action: link.purpose === 'invite' ? 'accepted' : 'passwordReset',
  subject: link.subject,
  detail: { username },
});
