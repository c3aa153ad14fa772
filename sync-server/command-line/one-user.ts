import type { Store, Transaction, User } from '../store/store.ts';
import { type Failure, failed } from './command.ts';

export type WithUser = (tx: Transaction, user: User) => Promise<readonly string[]>;

/** Does something about the office user of that username; answers the lines to print, or that there is none. */
export async function aboutUser(
  store: Store,
  username: string,
  run: WithUser,
): Promise<{ readonly ok: true; readonly lines: readonly string[] } | Failure> {
  const found = await store.accounts.byUsername(username);
  if (!found) return noSuch(username);
  return store.transaction(found.user.companyId, async (tx) => {
    const user = await tx.user(found.user.id);
    return user ? { ok: true, lines: await run(tx, user) } : noSuch(username);
  });
}

const noSuch = (username: string) =>
  failed(`There is no office user ${username}. The command users list shows all.`);
