import { join, resolve } from 'node:path';

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly publicUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly metricsToken: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly demo: { readonly size: number; readonly password: string | undefined } | undefined;
};

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly reason: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** The largest demo company, in technicians. */
const largestDemo = 20_000;

class BadValue extends Error {}

/** Reads the configuration from the environment. An empty variable counts as not set. */
export function readConfig(environment: Environment): ReadConfig {
  const read = (name: string) => environment[name]?.trim() || undefined;
  try {
    if (read('DATABASE_URL'))
      throw new BadValue('DATABASE_URL is set, but this version keeps its data in DATA_DIR only. Unset it.');
    return {
      ok: true,
      config: {
        port: whole('PORT', read('PORT') ?? '4810', 65_535),
        host: read('HOST') ?? '127.0.0.1',
        dataDir: resolve(read('DATA_DIR') ?? '.fieldroster'),
        publicUrl: address('PUBLIC_URL', read('PUBLIC_URL'), ['http:', 'https:']),
        smtpUrl: address('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']),
        metricsToken: read('METRICS_TOKEN'),
        allowedOrigins: origins(read('ALLOWED_ORIGINS') ?? 'app://bundle'),
        demo: demo(read),
      },
    };
  } catch (error) {
    if (error instanceof BadValue) return { ok: false, reason: error.message };
    throw error;
  }
}

function demo(read: (name: string) => string | undefined): Config['demo'] {
  const size = whole('DEMO_SIZE', read('DEMO_SIZE') ?? '250', largestDemo);
  const wish = read('DEMO') ?? '0';
  if (wish !== '0' && wish !== '1') throw new BadValue(`DEMO is 0 or 1, not ${wish}.`);
  return wish === '1' ? { size, password: read('DEMO_PASSWORD') } : undefined;
}

function whole(name: string, text: string, most: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
  throw new BadValue(`${name} is a whole number from 0 to ${most}, not ${text}.`);
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

/** Where each thing lies below DATA_DIR. */
export const placesIn = (dataDir: string) => ({
  database: join(dataDir, 'fieldroster.sqlite'),
  photos: join(dataDir, 'photos'),
  demoPassword: join(dataDir, 'demo-password'),
});
