import { join, resolve } from 'node:path';
import { type TlsFiles, type TrustedProxies, tlsFiles, trustedProxies } from './config-network.ts';
import { BadValue, oneOf, type Read, whole } from './config-value.ts';

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The PostgreSQL database that takes the place of the one in `dataDir`. */
  readonly postgres: { readonly url: string; readonly poolSize: number } | undefined;
  /** Where the bytes of photos lie: in files under `dataDir`, or in the database. */
  readonly photos: 'directory' | 'database';
  readonly publicUrl: string | undefined;
  /** Without it the server speaks HTTP, for this computer or for a proxy in front. */
  readonly tls: TlsFiles | undefined;
  readonly trustedProxies: TrustedProxies | undefined;
  readonly smtpUrl: string | undefined;
  /** Who emails come from: an address, with or without a name. */
  readonly mailFrom: string;
  /** Who sends text messages; without it they lie in the outbox. */
  readonly sms: SmsConfig | undefined;
  readonly metricsToken: string | undefined;
  readonly log: { readonly level: LogLevel; readonly format: 'json' | 'text' };
  /** In bytes: with less room than that on its disk the server is not ready. */
  readonly diskFloor: number;
  readonly allowedOrigins: readonly string[];
  /** `host:port` of geocoders that may have a private address. */
  readonly geocoderPrivateHosts: readonly string[];
  readonly demo: { readonly size: number; readonly password: string | undefined } | undefined;
};

const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const smsProviderNames = ['twilio', 'vonage', 'telnyx', 'http'] as const;

/** How text messages are sent. `url` takes the place of the provider's own address. */
export type SmsConfig = {
  readonly provider: (typeof smsProviderNames)[number];
  readonly url: string | undefined;
  readonly account: string | undefined;
  readonly secret: string;
  readonly from: string | undefined;
};

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly reason: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** The largest demo company, in technicians. */
const largestDemo = 50_000;

/** Reads the configuration from the environment. An empty variable counts as not set. */
export function readConfig(environment: Environment): ReadConfig {
  const read: Read = (name) => environment[name]?.trim() || undefined;
  try {
    return {
      ok: true,
      config: {
        port: whole('PORT', read('PORT') ?? '4810', 65_535),
        host: read('HOST') ?? '127.0.0.1',
        dataDir: resolve(read('DATA_DIR') ?? '.fieldroster'),
        postgres: postgres(read),
        photos: photos(read),
        publicUrl: address('PUBLIC_URL', read('PUBLIC_URL'), ['http:', 'https:']),
        tls: tlsFiles(read),
        trustedProxies: trustedProxies(read),
        smtpUrl: address('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']),
        mailFrom: sender(read('MAIL_FROM') ?? 'Fieldroster <no-reply@localhost>'),
        sms: sms(read),
        metricsToken: read('METRICS_TOKEN'),
        log: {
          level: oneOf('LOG_LEVEL', read('LOG_LEVEL') ?? 'warn', logLevels),
          format: oneOf('LOG_FORMAT', read('LOG_FORMAT') ?? 'json', ['json', 'text']),
        },
        diskFloor: whole('DISK_FLOOR', read('DISK_FLOOR') ?? '256', 1_000_000) * 1024 * 1024,
        allowedOrigins: origins(read('ALLOWED_ORIGINS') ?? 'app://bundle'),
        geocoderPrivateHosts: hosts('GEOCODER_PRIVATE_HOSTS', read('GEOCODER_PRIVATE_HOSTS') ?? ''),
        demo: demo(read),
      },
    };
  } catch (error) {
    if (error instanceof BadValue) return { ok: false, reason: error.message };
    throw error;
  }
}

function postgres(read: Read): Config['postgres'] {
  const url = address('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:']);
  const poolSize = whole('DATABASE_POOL', read('DATABASE_POOL') ?? '10', 200);
  if (poolSize === 0) throw new BadValue('DATABASE_POOL is at least 1.');
  if (url === undefined) return undefined;
  if (new URL(url).pathname.length > 1) return { url, poolSize };
  throw new BadValue('DATABASE_URL names a database, as in postgres://user:password@host/fieldroster.');
}

/** Servers that share a database share nothing else, as far as anybody has said. */
function photos(read: Read): Config['photos'] {
  const wish = read('PHOTOS') ?? (read('DATABASE_URL') ? 'database' : 'directory');
  if (wish === 'directory' || wish === 'database') return wish;
  throw new BadValue(`PHOTOS is directory or database, not ${wish}.`);
}

function demo(read: Read): Config['demo'] {
  const size = whole('DEMO_SIZE', read('DEMO_SIZE') ?? '250', largestDemo);
  const wish = read('DEMO') ?? '0';
  if (wish !== '0' && wish !== '1') throw new BadValue(`DEMO is 0 or 1, not ${wish}.`);
  return wish === '1' ? { size, password: read('DEMO_PASSWORD') } : undefined;
}

/** `Name <name@company.com>` or the address alone. */
function sender(text: string): string {
  const address = String.raw`[^\s<>@,;"]+@[^\s<>@,;"]+`;
  if (new RegExp(`^(?:[^\\p{Cc}<>@,;]+ <${address}>|${address})$`, 'u').test(text)) return text;
  throw new BadValue('MAIL_FROM is an address such as Fieldroster <office@company.com>.');
}

const smsVariables = ['SMS_URL', 'SMS_ACCOUNT', 'SMS_SECRET', 'SMS_FROM'] as const;

/** What each provider can't do without. */
const smsNeeds: Readonly<Record<SmsConfig['provider'], readonly (typeof smsVariables)[number][]>> = {
  twilio: ['SMS_ACCOUNT', 'SMS_SECRET', 'SMS_FROM'],
  vonage: ['SMS_ACCOUNT', 'SMS_SECRET', 'SMS_FROM'],
  telnyx: ['SMS_SECRET', 'SMS_FROM'],
  http: ['SMS_URL', 'SMS_SECRET'],
};

function sms(read: Read): SmsConfig | undefined {
  const wish = read('SMS_PROVIDER');
  if (wish === undefined) {
    const lonely = smsVariables.find((name) => read(name) !== undefined);
    if (lonely) throw new BadValue(`SMS_PROVIDER is missing, though ${lonely} is set.`);
    return undefined;
  }
  const provider = smsProviderNames.find((name) => name === wish);
  // Not repeated, here and below: a value in the wrong place may be the secret.
  if (!provider) throw new BadValue(`SMS_PROVIDER is one of ${smsProviderNames.join(', ')}.`);
  const missing = smsNeeds[provider].find((name) => read(name) === undefined);
  if (missing) throw new BadValue(`${missing} is missing; SMS_PROVIDER ${provider} needs it.`);
  return {
    provider,
    url: address('SMS_URL', read('SMS_URL'), ['http:', 'https:']),
    account: read('SMS_ACCOUNT'),
    secret: read('SMS_SECRET') ?? '',
    from: read('SMS_FROM'),
  };
}

function address(name: string, text: string | undefined, protocols: readonly string[]): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  // Not repeated: it may hold a password.
  throw new BadValue(`${name} is an address that begins with ${protocols.join('// or ')}//.`);
}

/** An origin is a scheme and a host without a path, such as `app://bundle` or `https://roster.example`. */
function origins(text: string): string[] {
  const found = text.split(',').map((origin) => origin.trim());
  const odd = found.find((origin) => !/^[a-z][a-z0-9+.-]*:\/\/[^/\s,*]+$/.test(origin));
  if (odd === undefined) return found;
  throw new BadValue(`ALLOWED_ORIGINS lists origins such as app://bundle, separated by commas, not ${odd}.`);
}

/** `host` or `host:port`, as they stand in the address of the geocoder. */
function hosts(name: string, text: string): string[] {
  const found = text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
  const odd = found.find((host) => !/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(host));
  if (odd === undefined) return found;
  throw new BadValue(`${name} lists hosts such as geocoder.office:8080, separated by commas, not ${odd}.`);
}

/** Where each thing lies below DATA_DIR. */
export const placesIn = (dataDir: string) => ({
  database: join(dataDir, 'fieldroster.sqlite'),
  beforeUpgrades: join(dataDir, 'before-upgrade'),
  photos: join(dataDir, 'photos'),
  outbox: join(dataDir, 'outbox'),
  demoPassword: join(dataDir, 'demo-password'),
});
