import type { User } from '../store/store.ts';
import { readArguments } from './arguments.ts';
import { type Command, done, misused } from './command.ts';
import { roleNames } from './roles.ts';
import { withStore } from './with-store.ts';

/** One a line, with tabs between: username, name, role, active or not, last sign-in. */
export const listUsers: Command = {
  usage: 'users list',
  does: 'Lists the office users.',
  run: async ({ args, config, terminal }) => {
    const { problems } = readArguments(args, {});
    if (problems.length > 0) return misused(...problems);
    return withStore(config, async (store) => {
      for (const companyId of await store.companyIds()) {
        const roles = await roleNames(store, companyId);
        for (const user of await store.users(companyId)) terminal.say(lineOf(user, roles));
      }
      return done;
    });
  },
};

const lineOf = (user: User, roles: ReadonlyMap<string, string>): string =>
  [
    user.username,
    user.name,
    roles.get(user.roleId) ?? user.roleId,
    user.active ? 'active' : 'inactive',
    user.lastSignInAt ?? 'never',
  ].join('\t');
