import { accountChannel, type Channel } from '#domain/company/notifications.ts';
import { emailKey } from '#domain/record/email.ts';
import { normalisePhone } from '#domain/record/phone.ts';
import type { Claim, Subject } from '../store/people-store.ts';
import type { Store } from '../store/store.ts';
import { barred, profileOf } from './about.ts';

/** Where a reset goes. */
export type Target = {
  readonly companyId: string;
  readonly subject: Subject;
  readonly channel: Channel;
  readonly address: string;
};

type Person = { readonly companyId: string; readonly subject: Subject };

/** Those who may be meant by a username, an email or a phone, technicians and office users. */
async function personsBy(store: Store, who: string): Promise<Person[]> {
  const [technician, user] = [
    await store.people.technicianByUsername(who),
    await store.accounts.byUsername(who),
  ];
  const found: Person[] = [];
  if (technician)
    found.push({
      companyId: technician.companyId,
      subject: { kind: 'technician', id: technician.technicianId },
    });
  if (user) found.push({ companyId: user.user.companyId, subject: { kind: 'user', id: user.user.id } });
  for (const person of ['technician', 'user'] as const)
    for (const { companyId, id } of await holdersOf(store, person, who))
      found.push({ companyId, subject: { kind: person, id } });
  return found;
}

async function holdersOf(store: Store, person: Claim['person'], who: string) {
  const emails = await store.people.holders({ person, kind: 'email', value: emailKey(who) });
  const phones = await store.people.holders({ person, kind: 'phone', value: String(normalisePhone(who)) });
  return [...emails, ...phones];
}

/** Everybody who has an account by that and can be reached, each once. */
export async function resetTargets(store: Store, who: string): Promise<Target[]> {
  const targets = new Map<string, Target>();
  for (const { companyId, subject } of await personsBy(store, who)) {
    const reach =
      subject.kind === 'user'
        ? await reachOfUser(store, companyId, subject.id)
        : await reachOfTechnician(store, companyId, subject.id);
    if (reach) targets.set(`${companyId} ${subject.kind} ${subject.id}`, { companyId, subject, ...reach });
  }
  return [...targets.values()];
}

type Reach = Pick<Target, 'channel' | 'address'>;

function reachBy(contact: Parameters<typeof accountChannel>[0]): Reach | null {
  const channel = accountChannel(contact);
  const address = channel === 'email' ? contact.email : contact.mobilePhone;
  return channel && address ? { channel, address } : null;
}

async function reachOfUser(store: Store, companyId: string, id: string): Promise<Reach | null> {
  const user = (await store.users(companyId)).find((each) => each.id === id);
  return user?.active ? reachBy({ email: user.email ?? null, mobilePhone: user.phone ?? null }) : null;
}

async function reachOfTechnician(store: Store, companyId: string, id: string): Promise<Reach | null> {
  const profile = await profileOf(store, companyId, id);
  if (!profile || barred(profile)) return null;
  const account = await store.transaction(companyId, (tx) => tx.technicianAccount(id));
  return account ? reachBy(profile) : null;
}
