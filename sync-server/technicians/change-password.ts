import { passwordProblem } from '#domain/technician/account.ts';
import { hashPassword, isPassword } from '../accounts/passwords.ts';
import type { TechnicianAccount, TechnicianSession } from '../store/people-store.ts';
import type { TechnicianDeps } from './deps.ts';

export type PasswordChange = {
  readonly session: TechnicianSession;
  readonly account: TechnicianAccount;
  /** Null where none is asked for: the office chose the password, and the person has just signed in with it. */
  readonly current: string | null;
  readonly next: string;
  /** For the audit log. */
  readonly device: string;
};

/** `problem` in a sentence; `current` is the password that is good until now. */
export type PasswordChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly field: 'current' | 'next'; readonly problem: string };

const refused = (field: 'current' | 'next', problem: string): PasswordChanged => ({
  ok: false,
  field,
  problem,
});

const changedMeanwhile = 'The password was changed meanwhile; sign in with the new one';

/** Sets another password and ends all other sessions of that technician; this one goes on. */
export async function changePassword(deps: TechnicianDeps, change: PasswordChange): Promise<PasswordChanged> {
  const { account, current, next } = change;
  if (current !== null && !(await isPassword(current, account.passwordHash)))
    return refused('current', 'This is not the password');
  const problem = passwordProblem(next, account.username);
  if (problem) return refused('next', problem);
  if (await isPassword(next, account.passwordHash))
    return refused('next', 'This is the password that you have now; pick another');
  const passwordHash = await hashPassword(next);
  const isSaved = await save(deps, change, passwordHash);
  return isSaved ? { ok: true } : refused(current === null ? 'next' : 'current', changedMeanwhile);
}

const save = (
  { store, now }: TechnicianDeps,
  { session, account, device }: PasswordChange,
  passwordHash: string,
): Promise<boolean> =>
  store.transaction(account.companyId, async (tx) => {
    const { technicianId } = account;
    const standing = await tx.technicianAccount(technicianId);
    if (standing?.passwordHash !== account.passwordHash) return false;
    await tx.saveTechnicianAccount({ ...standing, passwordHash, mustChange: false });
    await tx.endTechnicianSessions(technicianId);
    await tx.startTechnicianSession(session);
    const subject = { kind: 'technician', id: technicianId };
    const at = new Date(now()).toISOString();
    await tx.audit([{ at, actor: technicianId, device, action: 'passwordChanged', subject, detail: {} }]);
    return true;
  });
