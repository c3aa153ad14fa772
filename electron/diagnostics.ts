type Diagnostics = {
  readonly at: Date;
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** System and processor, such as `linux 6.1 x64`. */
  readonly system: string;
  /** The names of managed settings: what they are set to may name a company. */
  readonly managed: readonly string[];
  /** What the page counts, such as edits that wait. */
  readonly counters: Readonly<Record<string, number>>;
  readonly log: string;
};

const section = (title: string, lines: readonly string[]): string =>
  [title, ...(lines.length > 0 ? lines : ['none']).map((line) => `  ${line}`), ''].join('\n');

/** The text that a person hands to whoever looks for a fault. There are numbers in it and names of nobody. */
export function diagnosticsText({ at, versions, system, managed, counters, log }: Diagnostics): string {
  const pairs = (record: Readonly<Record<string, string | number | undefined>>) =>
    Object.entries(record).map(([name, value]) => `${name} ${value ?? 'unknown'}`);
  return [
    `Fieldroster diagnostics, ${at.toISOString()}`,
    'No names, addresses or other personal data are in this file.',
    '',
    section('Versions', pairs(versions)),
    section('System', [system]),
    section('Managed settings', managed),
    section('Counters', pairs(counters)),
    section('Log', log.split('\n').filter(Boolean)),
  ].join('\n');
}
