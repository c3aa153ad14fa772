import { readArguments } from './arguments.ts';
import { type Command, done, failed, misused } from './command.ts';
import { letIn, reachOf, say, wayProblems } from './let-in.ts';
import { aboutUser } from './one-user.ts';
import { readPassword, ways } from './password.ts';
import { actingHere, withStore } from './with-store.ts';

export const resetPassword: Command = {
  usage: 'users reset-password USERNAME [--password-stdin | --link | --send]',
  does: 'Sets a password, or makes or sends a link by which the user does.',
  run: async ({ args: typed, config, terminal }) => {
    const args = readArguments(typed, { words: ['USERNAME'], flags: ways });
    const problems = [...args.problems, ...wayProblems(args, config)];
    const [username = ''] = args.words;
    if (problems.length > 0) return misused(...problems);
    return withStore(config, async (store) => {
      const found = await store.accounts.byUsername(username);
      if (found && !found.user.active) return failed(`${username} is inactive. Reactivate the user first.`);
      if (found && args.flag('send') && !reachOf(found.user))
        return failed(`${username} has neither an email nor a phone. Use --link.`);
      const given = found ? await readPassword(args, terminal, username) : sent;
      if (!given.ok) return given;
      const ended = await aboutUser(store, username, async (tx, user) => {
        const now = Date.now();
        const { audit } = actingHere(now);
        const subject = { kind: 'user', id: user.id };
        await tx.audit([audit('passwordReset', subject, { username: user.username, by: given.by })]);
        if (given.by !== 'password') return letIn(tx, user, { given, purpose: 'reset', config, now });
        await tx.voidLinks({ kind: 'user', id: user.id });
        await tx.endUserSessions(user.id);
        await letIn(tx, user, { given, purpose: 'reset', config, now });
        return [`${user.username} has a new password, and is signed out everywhere.`];
      });
      if (!ended.ok) return ended;
      say(terminal, ended.lines);
      return done;
    });
  },
};

/** Nobody is asked for the password of a user whom there is not. */
const sent = { ok: true, by: 'link' } as const;
