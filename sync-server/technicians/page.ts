import { type Html, html } from './html.ts';

export type Page = {
  readonly status: number;
  readonly title: string;
  readonly content: Html;
};

/** The whole document: one heading, which is the title. */
export const documentOf = ({ title, content }: Page): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} - Fieldroster</title>
<link rel="stylesheet" href="/technician/style.css">
</head>
<body>
<main>
<p class="brand">Fieldroster</p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.markup;

/** One field of a form. `problem` as a sentence without its full stop. */
export type Input = {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly autocomplete: string;
  /** What was typed before; a password never is. */
  readonly value?: string | undefined;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly inputmode?: 'numeric';
};

function inputOf({ name, label, type, autocomplete, value = '', problem, hint, inputmode }: Input): Html {
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ');
  const kept = type === 'password' ? '' : value;
  // Phones would write usernames with a capital letter, and correct them.
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${kept}" required
  autocapitalize="none" autocorrect="off" spellcheck="false"${inputmode ? html` inputmode="${inputmode}"` : null}${
    problem ? html` aria-invalid="true"` : null
  }${described ? html` aria-describedby="${described}"` : null}>
${problem ? html`<p class="problem" id="${name}-problem">${problem}.</p>` : null}
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}
</div>`;
}

export type Form = {
  readonly action: string;
  readonly inputs: readonly Input[];
  readonly button: string;
  /** What is wrong with all of it rather than with one field; a sentence. */
  readonly problem?: string | undefined;
};

/** What is wrong is said by the server in our words, so the browser's own check is off. */
export const formOf = ({ action, inputs, button, problem }: Form): Html =>
  html`${problemsOf(inputs, problem)}
<form method="post" action="${action}" novalidate>
${inputs.map(inputOf)}
<button type="submit">${button}</button>
</form>`;

function problemsOf(inputs: readonly Input[], problem: string | undefined): Html | null {
  const wrong = inputs.filter((input) => input.problem);
  if (wrong.length === 0 && !problem) return null;
  const items = wrong.map(
    (input) => html`<li><a href="#${input.name}">${input.label}</a>: ${input.problem ?? ''}.</li>`,
  );
  return html`<div class="alert" role="alert">
${problem ? html`<p>${problem}</p>` : html`<p>Something needs another look:</p>`}
${items.length > 0 ? html`<ul>${items}</ul>` : null}
</div>`;
}

export const note = (text: string): Html => html`<p class="note" role="status">${text}</p>`;

/** A page that only says something, with a way on. */
export const saying = (status: number, title: string, ...texts: readonly string[]): Page => ({
  status,
  title,
  content: html`${texts.map((text) => html`<p>${text}</p>`)}`,
});

/** The same for a link that was used, voided, has run out or never was: it says nothing about which. */
export const goneLink: Page = saying(
  410,
  'This link is not good any more',
  'Links work once and for a limited time. Ask the office for a new one.',
);
