import type { NewOfficeUser } from '#domain/access/office-api.ts';
import { addedDetail } from '../accounts/change-user.ts';
import { addOfficeUser } from '../accounts/office-users.ts';
import type { Store } from '../store/store.ts';
import { readArguments } from './arguments.ts';
import { type Call, type Command, done, type Ended, type Failure, failed, misused } from './command.ts';
import { letIn, reachOf, say, wayProblems } from './let-in.ts';
import { type Given, readPassword, ways } from './password.ts';
import { readUser } from './read-user.ts';
import { roleCalled } from './roles.ts';
import { actingHere, withStore } from './with-store.ts';

export const addUser: Command = {
  usage:
    'users add USERNAME --role ROLE [--name NAME] [--email EMAIL] [--phone PHONE] [--password-stdin | --link | --send]',
  does: 'Adds an office user. The password is asked for, or goes by a link.',
  run: async (call) => {
    const texts = ['role', 'name', 'email', 'phone', 'company'];
    const args = readArguments(call.args, { words: ['USERNAME'], texts, flags: ways });
    const problems = [...args.problems];
    const role = args.text('role');
    const [username = ''] = args.words;
    const typed = { name: args.text('name'), email: args.text('email'), phone: args.text('phone') };
    const read = readUser({ username, ...typed, roleId: 'unknown' }, { username: 'USERNAME' });
    if (!role) problems.push('--role is missing.');
    if (!read.ok && username) problems.push(...read.problems);
    problems.push(...wayProblems(args, call.config));
    if (read.ok && args.flag('send') && !reachOf(contactOf(read.user)))
      problems.push('--send needs --email or --phone.');
    if (problems.length > 0 || !read.ok || !role) return misused(...new Set(problems));
    return withStore(call.config, async (store) => {
      const company = await companyFor(store, args.text('company'));
      if (!company.ok) return company;
      const found = await roleCalled(store, company.id, role);
      if (!found.ok) return failed(found.reason);
      const given = await readPassword(args, call.terminal, username);
      if (!given.ok) return given;
      return add(store, call, company.id, { given, user: { ...read.user, roleId: found.id } });
    });
  },
};

const contactOf = ({ email, phone }: NewOfficeUser) => ({
  email: email ?? undefined,
  phone: phone ?? undefined,
});

type Wish = { readonly user: NewOfficeUser; readonly given: Extract<Given, { ok: true }> };

async function add(
  store: Store,
  { config, terminal }: Call,
  companyId: string,
  { user: wish, given }: Wish,
): Promise<Ended> {
  const now = Date.now();
  const { held, audit } = actingHere(now);
  const lines = await store.transaction(companyId, async (tx) => {
    const user = await addOfficeUser(tx, companyId, held, wish);
    await tx.audit([audit('userAdded', { kind: 'user', id: user.id }, addedDetail(user))]);
    return letIn(tx, user, { given, purpose: 'invite', config, now });
  });
  say(terminal, [`Added ${wish.username}.`, ...lines]);
  return done;
}

type Company = { readonly ok: true; readonly id: string } | Failure;

/** The one there is, or the one that was named. */
async function companyFor({ companyIds }: Store, named: string | undefined): Promise<Company> {
  const ids = await companyIds();
  const [only] = ids;
  if (named === undefined && only !== undefined && ids.length === 1) return { ok: true, id: only };
  if (named !== undefined && ids.includes(named)) return { ok: true, id: named };
  const reason =
    only === undefined
      ? 'There is no company yet. Make one with the command setup.'
      : `Name one of the companies by --company: ${ids.join(', ')}.`;
  return failed(reason);
}
