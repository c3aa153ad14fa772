import type { SmsConfig } from '../config.ts';
import type { Letter } from './carriers.ts';

type Post = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What an answer means: `problem` is the provider's own words, null where it took the message. */
export type Verdict = { readonly problem: string | null; readonly isFinal: boolean };

/** How one provider wants to be asked, and how it answers. `body` is its answer as JSON, or undefined. */
export type SmsProvider = {
  readonly post: (letter: Pick<Letter, 'to' | 'text'>, sms: SmsConfig) => Post;
  readonly verdict: (status: number, body: unknown) => Verdict;
};

const at = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;

const firstText = (...candidates: readonly unknown[]): string =>
  candidates.find((each): each is string => typeof each === 'string' && each !== '') ?? 'no reason given';

/** Another 4xx will come again for the same message; 429 and 5xx pass. */
const byStatus = (status: number, ...said: readonly unknown[]): Verdict =>
  status >= 200 && status < 300
    ? { problem: null, isFinal: true }
    : {
        problem: `${status}, ${firstText(...said)}`,
        isFinal: status >= 400 && status < 500 && status !== 429,
      };

const json = { 'content-type': 'application/json', accept: 'application/json' } as const;

const base = (sms: SmsConfig, usual: string): string => (sms.url ?? usual).replace(/\/+$/, '');

const twilio: SmsProvider = {
  post: ({ to, text }, sms) => ({
    url: `${base(sms, 'https://api.twilio.com')}/2010-04-01/Accounts/${encodeURIComponent(sms.account ?? '')}/Messages.json`,
    headers: {
      authorization: `Basic ${Buffer.from(`${sms.account}:${sms.secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: new URLSearchParams({ To: to, From: sms.from ?? '', Body: text }).toString(),
  }),
  verdict: (status, body) => byStatus(status, at(body, 'message')),
};

/** Vonage answers 200 to everything and says in the body how it went: 1 is too fast, 5 its own trouble. */
const vonage: SmsProvider = {
  post: ({ to, text }, sms) => ({
    url: `${base(sms, 'https://rest.nexmo.com')}/sms/json`,
    headers: json,
    body: JSON.stringify({
      api_key: sms.account,
      api_secret: sms.secret,
      to: to.replace(/^\+/, ''),
      from: sms.from,
      text,
      type: /^\p{ASCII}*$/u.test(text) ? 'text' : 'unicode',
    }),
  }),
  verdict: (status, body) => {
    const byHttp = byStatus(status, at(body, 'error-text'), at(body, 'title'));
    if (byHttp.problem !== null) return byHttp;
    const message = at(at(body, 'messages'), 0);
    const state = at(message, 'status');
    if (state === '0') return { problem: null, isFinal: true };
    if (typeof state !== 'string') return { problem: 'its answer can not be read', isFinal: false };
    const problem = `${state}, ${firstText(at(message, 'error-text'))}`;
    return { problem, isFinal: state !== '1' && state !== '5' };
  },
};

const telnyx: SmsProvider = {
  post: ({ to, text }, sms) => ({
    url: `${base(sms, 'https://api.telnyx.com')}/v2/messages`,
    headers: { ...json, authorization: `Bearer ${sms.secret}` },
    body: JSON.stringify({ from: sms.from, to, text }),
  }),
  verdict: (status, body) => {
    const error = at(at(body, 'errors'), 0);
    return byStatus(status, at(error, 'detail'), at(error, 'title'));
  },
};

/** Any gateway that takes JSON at SMS_URL. */
const http: SmsProvider = {
  post: ({ to, text }, sms) => ({
    url: sms.url ?? '',
    headers: { ...json, authorization: `Bearer ${sms.secret}` },
    body: JSON.stringify({ to, from: sms.from, text }),
  }),
  verdict: (status, body) => byStatus(status, at(at(body, 'error'), 'message'), at(body, 'message')),
};

export const smsProviders: Readonly<Record<SmsConfig['provider'], SmsProvider>> = {
  twilio,
  vonage,
  telnyx,
  http,
};
