import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compact } from '#domain/record/value.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { hashPassword, isPassword } from './accounts/passwords.ts';
import { savePeople } from './accounts/people.ts';
import { demoCompany } from './demo/company.ts';
import type { Store, User } from './store/store.ts';

/** Those who can sign in to the demo; the other people of the company have no password. */
export const demoUsernames = ['admin', 'manager', 'viewer'] as const;

/** The same demo company on every computer. */
const seed = 20_261_124;

/** Fills an empty store with the demo company, at once or not at all. Its users can't sign in yet. */
export async function seedDemo(store: Store, size: number): Promise<void> {
  const { company, lists, people, technicians } = demoCompany({ size, seed });
  const users = people.map((person): User => {
    const { id, name, username, roleId, active, email, phone } = person;
    return {
      id,
      companyId: company.id,
      name,
      username: username ?? id,
      roleId: roleId ?? 'viewer',
      active: active !== false,
      email: email ?? undefined,
      phone: phone ?? undefined,
    };
  });
  await store.addCompany(company.id);
  await store.transaction(company.id, async (tx) => {
    await tx.put('company', [stored(company)]);
    await tx.put('lists', lists.map(stored));
    await savePeople(tx, users);
    await tx.put('technicians', technicians.map(stored));
  });
}

const stored = (record: object): WireRecord => compact(record) as WireRecord;

/** Gives the demo's users that password, where theirs is another one. */
export async function setDemoPassword(store: Store, password: string): Promise<void> {
  for (const username of demoUsernames) {
    const found = await store.accounts.byUsername(username);
    if (!found || (await isPassword(password, found.passwordHash))) continue;
    const hash = await hashPassword(password);
    await store.transaction(found.user.companyId, (tx) => tx.setPasswordHash(found.user.id, hash));
  }
}

/** The password that was made up for the demo in that file, which only its owner may read; a new one at first. */
export function inventedPassword(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(9).toString('base64url');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}
