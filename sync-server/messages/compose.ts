import type { Message } from '../store/people-store.ts';

/** The names, and what only this one message knows. */
export type About = {
  readonly name: string;
  readonly companyName: string;
  readonly link?: string;
  /** Six digits, in a text message only: a link that somebody else sees is not enough then. */
  readonly code?: string;
};

export type Composed = { readonly subject: string; readonly text: string };

type Wording = { readonly subject: string; readonly lines: readonly string[] };
type Told = Pick<Message, 'kind' | 'subject' | 'channel' | 'facts'>;

/** How long a link is good for, in words, by the kind of message that brings it. */
const validity = { invite: '72 hours', reset: '1 hour' } as const;

/**
 * What a message says, as plain text. A link stands on a line of its own. A text message has about 300 characters
 * at most, as long as the link has at most 100.
 */
export function compose(message: Told, about: About): Composed {
  const named = { ...about, name: oneLine(about.name), companyName: oneLine(about.companyName) };
  const { subject, lines } = message.channel === 'text' ? short(message, named) : long(message, named);
  return { subject, text: `${lines.join('\n')}\n` };
}

/** A line break in a name would end a paragraph of ours, or a header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

const clipped = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function long(message: Told, about: About): Wording {
  const { subject, lines } = mails[message.kind](message, about);
  const greeting = about.name ? `Hello ${about.name},` : 'Hello,';
  return { subject, lines: [greeting, '', ...lines, '', about.companyName].flatMap(wrapped) };
}

/**
 * In lines of at most 72 characters, words and links whole. Longer lines would make the whole email
 * quoted-printable, where a link may lie in two pieces.
 */
const wrapped = (line: string): readonly string[] =>
  line.match(/.{1,72}(?= |$)|\S+/g)?.map((part) => part.trim()) ?? [''];

const mails: Readonly<Record<Message['kind'], (message: Told, about: About) => Wording>> = {
  invite: ({ subject }, { companyName, link = '' }) => ({
    subject: `Your Fieldroster account at ${companyName}`,
    lines: [
      subject.kind === 'user'
        ? `you now have an office account for Fieldroster at ${companyName}. Choose your password here:`
        : `${companyName} has invited you to Fieldroster. Choose your username and password here:`,
      '',
      link,
      '',
      `The link is valid for ${validity.invite} and works once. After that, ask your office for a new one.`,
    ],
  }),
  reset: ({ subject }, { companyName, link = '' }) => ({
    subject: 'Set a new password for Fieldroster',
    lines: [
      subject.kind === 'user'
        ? `a new password was asked for, for your office account at ${companyName}. Set it here:`
        : `a new password was asked for, for your account at ${companyName}. Set it here:`,
      '',
      link,
      '',
      `The link is valid for ${validity.reset} and works once.`,
      'If you did not ask for it, do nothing: your password stays as it is.',
    ],
  }),
  test: (_message, { companyName }) => ({
    subject: 'Test of dispatch notifications',
    lines: [
      `this is a test of dispatch notifications from ${companyName}.`,
      'You will be told of your jobs at this address. There is nothing to do.',
    ],
  }),
  emailLeft: ({ facts }, { companyName }) => ({
    subject: 'The email of your account was changed',
    lines: [
      `the email of your account at ${companyName} is now ${oneLine(facts.new ?? 'another one')}.`,
      'If you did not ask for it, tell your office.',
    ],
  }),
  emailCame: (_message, { companyName }) => ({
    subject: 'This is now the email of your account',
    lines: [
      `this address is now the email of your account at ${companyName}.`,
      'If you did not ask for it, tell your office.',
    ],
  }),
};

function short(message: Told, about: About): Wording {
  const company = clipped(about.companyName);
  const { link = '', code } = about;
  return { subject: 'Text message', lines: texts[message.kind](message, { company, link, code }) };
}

type ShortAbout = { readonly company: string; readonly link: string; readonly code: string | undefined };

const texts: Readonly<Record<Message['kind'], (message: Told, about: ShortAbout) => readonly string[]>> = {
  invite: (_message, about) => [
    `${about.company}: create your Fieldroster account${codeIn(about)} at`,
    about.link,
    `Valid for ${validity.invite}.`,
  ],
  reset: (_message, about) => [
    `${about.company}: set a new Fieldroster password${codeIn(about)} at`,
    about.link,
    `Valid for ${validity.reset}. If you did not ask for it, do nothing.`,
  ],
  test: (_message, { company }) => [
    `${company}: this is a test of dispatch notifications. There is nothing to do.`,
  ],
  emailLeft: ({ facts }, { company }) => [
    `${company}: the email of your account is now ${clipped(oneLine(facts.new ?? 'another one'))}.`,
    'If you did not ask for it, tell your office.',
  ],
  emailCame: (_message, { company }) => [
    `${company}: your account has an email now. If you did not ask for it, tell your office.`,
  ],
};

const codeIn = ({ code }: ShortAbout): string => (code ? ` with the code ${code}` : '');
