import type { AnyRecord } from '../record/field.ts';

/** Does a person have a way to sign in by this profile? An invitation alone is not one yet. */
export function hasAccount({ account }: AnyRecord): boolean {
  const state = (account as { state?: unknown } | null | undefined)?.state;
  return state === 'accepted' || state === 'assigned' || state === 'active';
}

/** Why the email can't be changed by an ordinary edit, or null (R38). */
export const emailLock = (standing: AnyRecord): string | null =>
  hasAccount(standing)
    ? 'The email of a profile that has a user account changes only by Profile Actions, Change account email.'
    : null;

/** The shortest password, in characters, for technicians and office users alike. */
export const shortestPassword = 10;

/** The longest password in characters; a longer one would only make the server work. */
export const longestPassword = 256;

/** Usernames are compared without case. */
export const usernameKey = (username: string): string => username.trim().toLowerCase();

/** What is wrong with a username that a person picked, or null. An email will do. */
export function usernameProblem(username: string): string | null {
  const name = username.trim();
  if (name.length < 3) return 'A username has at least 3 characters';
  if (name.length > 254) return 'A username has at most 254 characters';
  return /^[\p{L}\p{N}._@+-]+$/u.test(name) ? null : 'A username has letters, digits and . _ - + @ only';
}

/** What is wrong with a password that a person picked, or null. Length is what counts (NIST SP 800-63B). */
export function passwordProblem(password: string, username: string): string | null {
  if (password.length < shortestPassword) return `A password has at least ${shortestPassword} characters`;
  if (password.length > longestPassword) return `A password has at most ${longestPassword} characters`;
  if (usernameKey(password) === usernameKey(username)) return 'The password is the username; pick another';
  return new Set(password).size < 4 ? 'This password has too few different characters' : null;
}
