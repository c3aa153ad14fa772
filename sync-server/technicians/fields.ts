import type { Input } from './page.ts';

type More = Pick<Input, 'value' | 'problem' | 'hint'>;

/** The fields of these pages, each under one name and one label everywhere. */
export const usernameInput = (more: More = {}): Input => ({
  name: 'username',
  label: 'Username',
  type: 'text',
  autocomplete: 'username',
  ...more,
});

export const passwordInput = (more: More = {}): Input => ({
  name: 'password',
  label: 'Password',
  type: 'password',
  autocomplete: 'current-password',
  ...more,
});

export const currentInput = (more: More = {}): Input => ({
  name: 'current',
  label: 'Current password',
  type: 'password',
  autocomplete: 'current-password',
  ...more,
});

export const nextInput = (label: 'Password' | 'New password', more: More = {}): Input => ({
  name: 'next',
  label,
  type: 'password',
  autocomplete: 'new-password',
  ...more,
});

export const confirmInput = (more: More = {}): Input => ({
  name: 'confirm',
  label: 'Confirm password',
  type: 'password',
  autocomplete: 'new-password',
  ...more,
});

export const codeInput = (more: More = {}): Input => ({
  name: 'code',
  label: 'Code',
  type: 'text',
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
  hint: 'Six digits, in the same text message as the link.',
  ...more,
});

/** Problems by the name of the field, as sentences without their full stop. */
export type Problems = Readonly<Partial<Record<string, string>>>;

export const hasProblems = (problems: Problems): boolean => Object.values(problems).some(Boolean);

export const confirmProblem = (next: string, confirm: string): string | undefined =>
  next === confirm ? undefined : 'The two passwords are not the same';
