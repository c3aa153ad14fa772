import { permissionGroups, permissions } from '#domain/access/permissions.ts';
import { shortestPassword } from '#domain/technician/account.ts';
import type { About } from './about.ts';
import {
  confirmInput,
  currentInput,
  nextInput,
  type Problems,
  passwordInput,
  usernameInput,
} from './fields.ts';
import { type Html, html } from './html.ts';
import { formOf, note, type Page } from './page.ts';

export const passwordHint = `At least ${shortestPassword} characters. A few words in a row are easy to keep in mind.`;

/** `problem` as a sentence: nothing says which of the two fields is wrong. */
export const signInPage = (typed = { username: '' }, problem?: string, status = 200): Page => ({
  status,
  title: 'Sign in',
  content: html`<p class="quiet">For technicians. Office staff sign in in the app.</p>
${formOf({
  action: '/technician',
  inputs: [usernameInput({ value: typed.username }), passwordInput()],
  button: 'Sign in',
  problem,
})}
<p class="quiet apart"><a href="/reset">Forgot your password</a></p>`,
});

/** What a technician meets after signing in. */
export const accountPage = (about: About, problems: Problems = {}, said: string | null = null): Page => ({
  status: Object.keys(problems).length > 0 ? 422 : 200,
  title: about.technician.name,
  content: html`${said && note(said)}
<p>${about.company.name}</p>
<h2>What you may do</h2>
${mayDo(about)}
<h2>Change password</h2>
${formOf({
  action: '/technician/password',
  inputs: [
    currentInput({ problem: problems.current }),
    nextInput('New password', { problem: problems.next, hint: passwordHint }),
    confirmInput({ problem: problems.confirm }),
  ],
  button: 'Change password',
})}
<div class="apart">${signOutForm}</div>`,
});

/** Until the office's password is replaced there is nothing else. */
export const firstPasswordPage = (about: About, problems: Problems = {}): Page => ({
  status: Object.keys(problems).length > 0 ? 422 : 200,
  title: 'Set your own password',
  content: html`<p>Hello ${about.technician.name}. The office chose your password, so pick one that only you know.</p>
${formOf({
  action: '/technician/password',
  inputs: [
    nextInput('New password', { problem: problems.next, hint: passwordHint }),
    confirmInput({ problem: problems.confirm }),
  ],
  button: 'Set password',
})}
<div class="apart">${signOutForm}</div>`,
});

const signOutForm = html`<form method="post" action="/technician/sign-out">
<button type="submit" class="plain">Sign out</button>
</form>`;

function mayDo({ technician }: About): Html {
  const held = permissionGroups.flatMap((group) =>
    technician.permissions.filter((name) => permissions[name].group === group),
  );
  if (held.length === 0)
    return html`<p>See your jobs, arrive, clock in and out, fill forms and take signatures. Nothing beyond that.</p>`;
  return html`<ul>
${held.map((name) => html`<li><strong>${permissions[name].label}</strong>: ${permissions[name].allows}</li>`)}
</ul>`;
}
