import { tokenHash } from '../accounts/tokens.ts';
import type { Link, LinkPurpose } from '../store/people-store.ts';
import { companyName, profileOf } from './about.ts';
import type { TechnicianDeps } from './deps.ts';

/** A link that is good now, and what its page says about whose it is. */
export type HeldLink = {
  readonly link: Link;
  readonly name: string;
  readonly companyName: string;
  /** What the account has; null for a technician who picks one. */
  readonly username: string | null;
};

/** Null where the link can't be used, for whatever reason. */
export async function heldLink(
  { store, now }: TechnicianDeps,
  token: string,
  purpose: LinkPurpose,
): Promise<HeldLink | null> {
  const link = await store.people.link(tokenHash(token));
  if (!link || link.purpose !== purpose || link.expiresAt <= now()) return null;
  const { companyId, subject } = link;
  const holder = subject.kind === 'user' ? await userOf(store, link) : await technicianOf(store, link);
  if (!holder || (subject.kind === 'technician' && purpose === 'reset' && holder.username === null))
    return null;
  return { link, companyName: await companyName(store, companyId), ...holder };
}

type Holder = Pick<HeldLink, 'name' | 'username'>;

async function userOf(store: TechnicianDeps['store'], { companyId, subject }: Link): Promise<Holder | null> {
  const user = (await store.users(companyId)).find(({ id }) => id === subject.id);
  return user?.active ? { name: user.name, username: user.username } : null;
}

async function technicianOf(store: TechnicianDeps['store'], link: Link): Promise<Holder | null> {
  const { companyId, subject, purpose } = link;
  const profile = await profileOf(store, companyId, subject.id);
  if (!profile || profile.active === false) return null;
  const name = profile.name ?? 'technician';
  if (purpose === 'invite') return { name, username: null };
  const account = await store.transaction(companyId, (tx) => tx.technicianAccount(subject.id));
  return { name, username: account?.username ?? null };
}
