import type { NewOfficeUser } from '#domain/access/office-api.ts';
import { companyFields } from '#domain/company/company.ts';
import { openDatabase } from '../open-database.ts';
import { isSetUp, setUpCompany } from '../set-up/set-up-company.ts';
import type { Store } from '../store/store.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { type Call, type Command, done, type Ended, failed, misused } from './command.ts';
import { letIn, say, wayProblems } from './let-in.ts';
import { type Given, readPassword } from './password.ts';
import { readUser } from './read-user.ts';
import { actingHere, runOn } from './with-store.ts';

const shape = {
  texts: ['company', 'admin', 'name', 'email', 'phone'],
  flags: ['password-stdin', 'link'],
} as const;

export const setUp: Command = {
  usage:
    'setup --company NAME --admin USERNAME [--name NAME] [--email EMAIL] [--phone PHONE] [--password-stdin | --link]',
  does: 'Makes the company and its first administrator. The password is asked for.',
  run: async (call) => {
    const args = readArguments(call.args, shape);
    const read = readWish(args);
    const problems = [...args.problems, ...(read.ok ? [] : read.problems), ...wayProblems(args, call.config)];
    if (problems.length > 0 || !read.ok) return misused(...problems);
    return runOn(await openDatabase(call.config), async (store) => {
      if (await isSetUp(store)) return failed(there);
      const given = await readPassword(args, call.terminal, read.administrator.username);
      return given.ok ? make(store, call, { ...read, given }) : given;
    });
  },
};

const there = 'There is a company already. Add people with the command users add, or in the app.';

type ReadWish =
  | { readonly ok: true; readonly name: string; readonly administrator: NewOfficeUser }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What is wrong with the values; options without one were found before. */
function readWish(args: Arguments): ReadWish {
  const company = companyFields.name.schema.safeParse(args.text('company') ?? '');
  const read = readUser(
    {
      username: args.text('admin') ?? '',
      name: args.text('name'),
      email: args.text('email'),
      phone: args.text('phone'),
      roleId: 'administrator',
    },
    { username: '--admin' },
  );
  if (read.ok && company.data) return { ok: true, name: company.data, administrator: read.user };
  const wrong = company.data ? [] : [`--company: ${company.error?.issues[0]?.message ?? 'Enter a name'}.`];
  const problems = [...wrong, ...(read.ok ? [] : read.problems)];
  const isOld = (problem: string) =>
    args.problems.some((each) => each.startsWith(`${problem.split(':')[0]} `));
  return { ok: false, problems: problems.filter((problem) => !isOld(problem)) };
}

type Wish = Extract<ReadWish, { ok: true }> & { readonly given: Extract<Given, { ok: true }> };

async function make(store: Store, { config, terminal }: Call, { given, ...wish }: Wish): Promise<Ended> {
  const now = Date.now();
  const made = await setUpCompany(
    store,
    { ...wish, letIn: (tx, user) => letIn(tx, user, { given, purpose: 'invite', config, now }) },
    actingHere(now),
  );
  if (!made) return failed(there);
  const { name, administrator } = wish;
  say(terminal, [`Made the company ${name} with the administrator ${administrator.username}.`, ...made]);
  return done;
}
