import type { z } from 'zod';
import { type NewOfficeUser, newOfficeUser } from '#domain/access/office-api.ts';
import { personFields } from '#domain/company/people.ts';
import { normalised } from '#domain/record/problems.ts';
import { usernameProblem } from '#domain/technician/account.ts';

export type ReadUser =
  | { readonly ok: true; readonly user: NewOfficeUser }
  | { readonly ok: false; readonly problems: readonly string[] };

type Typed = {
  readonly username: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly roleId: string;
};

const contactFields = { email: personFields.email, phone: personFields.phone };

/** An office user in stored form, or all that is wrong with what was typed; `calls` names what the person typed. */
export function readUser(
  { username, name, ...more }: Typed,
  calls: Readonly<Record<string, string>>,
): ReadUser {
  const read = newOfficeUser.safeParse(
    normalised(contactFields, { username, name: name ?? username, ...more }),
  );
  const usernameWrong = usernameProblem(username);
  const issues = read.success ? [] : read.error.issues;
  const problems = issues
    .filter(({ path: [field] }) => field !== 'username' && (field !== 'name' || name !== undefined))
    .map((issue) => `${calledBy(issue, calls)}: ${issue.message}.`);
  if (usernameWrong) problems.unshift(`${calls.username}: ${usernameWrong}.`);
  return read.success && problems.length === 0 ? { ok: true, user: read.data } : { ok: false, problems };
}

const calledBy = ({ path }: z.core.$ZodIssue, calls: Readonly<Record<string, string>>): string =>
  calls[String(path[0])] ?? `--${String(path[0])}`;
