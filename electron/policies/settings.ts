import { z } from 'zod';

const isLoopback = (host: string) => host === 'localhost' || host === '127.0.0.1';

/** Where a sync server or a feed may be: https, or this computer itself; no password, no query. */
function isOurKindOfAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

const address = z
  .string()
  .max(2_000)
  .refine(isOurKindOfAddress, 'has to be an https address, such as https://roster.company.com');
const words = z.string().min(1, 'has to be a text').max(2_000);
// The registry has no true and false.
const toggle = z.union([z.boolean(), z.literal([0, 1])], 'has to be true or false').transform(Boolean);
const wholeNumber = (least: number, most: number) => {
  const sentence = `has to be a whole number from ${least} to ${most}`;
  return z.int(sentence).min(least, sentence).max(most, sentence);
};
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, `has to be one of ${values.join(', ')}`);

/** The SHA-256 of a certificate, with colons or without; kept in lower case and without. */
const fingerprint = z
  .string('has to be a list of texts')
  .regex(/^\s*(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}\s*$/i, {
    error: ({ input }) => `has “${String(input).slice(0, 80)}”, which is no SHA-256 fingerprint`,
  })
  .transform((text) => text.trim().replaceAll(':', '').toLowerCase());

/** A setting: what may stand there, what holds where nothing does, and what holds where nonsense does. */
type Setting<T> = {
  readonly schema: z.ZodType<T>;
  readonly initial: T | null;
  readonly safe: T | null;
  /** Only the policy of the computer says it; that of the person who sits there does not count. */
  readonly isForComputer: boolean;
};

const setting = <T>(schema: z.ZodType<T>, initial: T | null, safe: T | null): Setting<T> => ({
  schema,
  initial,
  safe,
  isForComputer: false,
});

const forComputer = <T>(schema: z.ZodType<T>): Setting<T> => ({
  ...setting(schema, null, null),
  isForComputer: true,
});

/**
 * Every setting that an organization may manage. The registry, policy.json, the ADMX template and the macOS profile
 * use these names.
 */
export const settings = {
  /** Where the company's server is; people can't type another. */
  serverAddress: setting(address, null, null),
  /** Which servers people may sign in to; null for any. */
  allowedServers: setting<readonly string[]>(z.array(address, 'has to be a list of addresses'), null, []),
  /** Whether new versions are looked for, and put in place by themselves. */
  updates: setting(oneOf(['off', 'notify', 'automatic']), 'notify', 'notify'),
  updateChannel: setting(z.string().regex(/^[a-z0-9-]{1,40}$/, 'has to be a word'), null, null),
  /** Where new versions come from, for all people of the computer. */
  updateFeed: forComputer(address),
  /** How many days a computer may go on without the server; never more than the company allows. */
  offlineDays: setting(wholeNumber(1, 365), null, null),
  /** Whether somebody who signed in stays so when the app is closed. */
  rememberSignIn: setting<boolean>(toggle, true, false),
  /** After so many minutes without a key or a click, the password is asked for; null for never. */
  idleLockMinutes: setting(wholeNumber(1, 1_440), null, 15),
  /** There is none to turn off. */
  telemetry: setting(z.literal('off', 'has to be off: there is no other'), 'off', 'off'),
  proxyMode: setting(oneOf(['system', 'direct', 'detect', 'pac', 'server']), 'system', 'system'),
  /** For the mode `pac`: the address of the script. */
  proxyPac: setting(address, null, null),
  /** For the mode `server`, such as `proxy.company.com:8080`. */
  proxyServer: setting(words, null, null),
  /** For the mode `server`: hosts that are reached directly, such as `*.company.com;<local>`. */
  proxyBypass: setting(words, null, null),
  /** Certificates of servers that are trusted though no authority is known that signed them. */
  serverCertificates: forComputer<readonly string[]>(
    z.array(fingerprint, 'has to be a list of fingerprints'),
  ),
} as const;

type Settings = typeof settings;
export type SettingName = keyof Settings;

/** What holds for each setting. */
export type Policies = { readonly [N in SettingName]: Settings[N]['safe'] | Settings[N]['initial'] };

export const settingNames = Object.keys(settings) as SettingName[];
