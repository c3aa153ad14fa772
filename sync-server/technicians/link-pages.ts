import { passwordHint } from './account-pages.ts';
import { codeInput, confirmInput, hasProblems, nextInput, type Problems, usernameInput } from './fields.ts';
import { html } from './html.ts';
import type { HeldLink } from './link-holder.ts';
import { formOf, note, type Page, saying } from './page.ts';

export type Typed = {
  readonly username: string;
  readonly next: string;
  readonly confirm: string;
  readonly code: string;
};

export const nothingTyped: Typed = { username: '', next: '', confirm: '', code: '' };

const statusFor = (problems: Problems) => (hasProblems(problems) ? 422 : 200);

/** The username is shown, except where the link alone is not enough to be let in. */
const usernameShown = ({ link, username }: HeldLink) =>
  username !== null && link.codeHash === null && html`<p>Username: <strong>${username}</strong></p>`;

export const invitePage = (
  held: HeldLink,
  token: string,
  typed: Typed = nothingTyped,
  problems: Problems = {},
): Page => ({
  status: statusFor(problems),
  title: 'Create your account',
  content: html`<p>Hello ${held.name}. ${held.companyName} invites you to Fieldroster.</p>
${usernameShown(held)}
${formOf({
  action: `/invite/${token}`,
  inputs: [
    ...(held.username === null ? [usernameInput({ value: typed.username, problem: problems.username })] : []),
    nextInput('Password', { problem: problems.next, hint: passwordHint }),
    confirmInput({ problem: problems.confirm }),
    ...(held.link.codeHash ? [codeInput({ value: typed.code, problem: problems.code })] : []),
  ],
  button: 'Create account',
})}`,
});

export const resetPage = (
  held: HeldLink,
  token: string,
  typed: Typed = nothingTyped,
  problems: Problems = {},
): Page => ({
  status: statusFor(problems),
  title: 'Set a new password',
  content: html`<p>Hello ${held.name}. Pick a new password for ${held.companyName}.</p>
${usernameShown(held)}
${formOf({
  action: `/reset/${token}`,
  inputs: [
    nextInput('New password', { problem: problems.next, hint: passwordHint }),
    confirmInput({ problem: problems.confirm }),
    ...(held.link.codeHash ? [codeInput({ value: typed.code, problem: problems.code })] : []),
  ],
  button: 'Set password',
})}`,
});

const toTechnicianSignIn = html`<p><a href="/technician">Go to the sign-in</a></p>`;

/** R18: nothing forbids it, and whoever has both should not mix them up. */
const separateNote = note(
  'A colleague in the office has the same username. That works, but keep usernames, emails and passwords of the two accounts separate.',
);

export const accountMadePage = (
  { link }: HeldLink,
  username: string,
  isAlsoOfficeUsername: boolean,
): Page => ({
  status: 200,
  title: 'Your account is ready',
  content:
    link.subject.kind === 'user'
      ? html`<p>Sign in in the Fieldroster app, with your username <strong>${username}</strong> and the password that you just picked.</p>`
      : html`${isAlsoOfficeUsername && separateNote}
<p>Your username is <strong>${username}</strong>. Sign in with it and the password that you just picked.</p>
${toTechnicianSignIn}`,
});

export const passwordSetPage = ({ link }: HeldLink): Page => ({
  status: 200,
  title: 'Your password is set',
  content:
    link.subject.kind === 'user'
      ? html`<p>You are signed out everywhere. Sign in in the Fieldroster app with the new password.</p>`
      : html`<p>You are signed out everywhere. Sign in with the new password.</p>
${toTechnicianSignIn}`,
});

export const askResetPage = (typed = { who: '' }, problem?: string): Page => ({
  status: problem ? 422 : 200,
  title: 'Forgot your password',
  content: html`<p>Tell us who you are, and a link to set a new password goes to the email or the phone that the office has of you.</p>
${formOf({
  action: '/reset',
  inputs: [
    {
      name: 'who',
      label: 'Username, email or phone',
      type: 'text',
      autocomplete: 'username',
      value: typed.who,
      problem,
    },
  ],
  button: 'Send reset',
})}
<p class="quiet apart"><a href="/technician">Back to the sign-in</a></p>`,
});

/** The same for those whom we know and those whom we do not. */
export const resetAskedPage: Page = saying(
  200,
  'Look at your email or phone',
  'If we know an account by that, a message with a link is on its way. The link is good for one hour.',
  'If nothing comes, check what you typed, or ask the office.',
);
