import type { OfficeUserChange } from '#domain/access/office-api.ts';
import { changeUser } from '../accounts/change-user.ts';
import { dismissUser } from '../accounts/dismissal.ts';
import type { Store, User } from '../store/store.ts';
import { readArguments } from './arguments.ts';
import { type Call, type Command, done, type Failure, failed, misused } from './command.ts';
import { say } from './let-in.ts';
import { aboutUser, type WithUser } from './one-user.ts';
import { roleCalled } from './roles.ts';
import { actingHere, withStore } from './with-store.ts';

/** A command about one user, with what it does to them. */
function onUser(
  about: Pick<Command, 'usage' | 'does'>,
  more: readonly string[],
  work: (store: Store, words: readonly string[]) => Promise<WithUser | Failure>,
): Command {
  return {
    ...about,
    run: async ({ args, config, terminal }: Call) => {
      const { words, problems } = readArguments(args, { words: ['USERNAME', ...more] });
      const [username = ''] = words;
      if (problems.length > 0) return misused(...problems);
      return withStore(config, async (store) => {
        const run = await work(store, words);
        if (typeof run !== 'function') return run;
        const ended = await aboutUser(store, username, run);
        if (!ended.ok) return ended;
        say(terminal, ended.lines);
        return done;
      });
    },
  };
}

const changing =
  (wish: OfficeUserChange, said: (user: User, ended: number) => string): WithUser =>
  async (tx, user) => {
    const { ended } = await changeUser(tx, actingHere(Date.now()), user, wish);
    return [said(user, ended.length)];
  };

const forgets = (ended: number) =>
  `${ended} ${ended === 1 ? 'computer forgets' : 'computers forget'} the company's data at next contact.`;

export const deactivateUser = onUser(
  {
    usage: 'users deactivate USERNAME',
    does: 'Ends all sessions; the computers forget the company at next contact.',
  },
  [],
  async () =>
    changing({ active: false }, ({ username }, ended) => `${username} is inactive. ${forgets(ended)}`),
);

export const reactivateUser = onUser(
  { usage: 'users reactivate USERNAME', does: 'Lets somebody sign in again.' },
  [],
  async () => changing({ active: true }, ({ username }) => `${username} is active.`),
);

export const setRole = onUser(
  { usage: 'users role USERNAME ROLE', does: 'Gives an office user another role, by its name or id.' },
  ['ROLE'],
  async (store, [username = '', typed = '']) => {
    const found = await store.accounts.byUsername(username);
    const role = found && (await roleCalled(store, found.user.companyId, typed));
    if (role && !role.ok) return failed(role.reason);
    return changing(
      role ? { roleId: role.id } : {},
      ({ username: name }) => `${name} has the role ${typed}.`,
    );
  },
);

export const signOut = onUser(
  {
    usage: 'sign-out USERNAME',
    does: 'Signs somebody out of all computers, which forget the company at next contact.',
  },
  [],
  async () => async (tx, user) => {
    const now = Date.now();
    await tx.audit([actingHere(now).audit('signedOut', { kind: 'user', id: user.id })]);
    const ended = await dismissUser(tx, user, 'signed_out_wipe', now);
    return [`${user.username} is signed out. ${forgets(ended.length)}`];
  },
);
