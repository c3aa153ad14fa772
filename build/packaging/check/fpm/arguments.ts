/** What electron-builder asks of fpm. */
export type Asked = {
  type: 'deb' | 'rpm';
  /** Each source on this computer with its place on the other. */
  paths: [source: string, target: string][];
  depends: string[];
  recommends: string[];
  /** Every other option, by its long name without dashes. */
  options: ReadonlyMap<string, string>;
};

const FLAGS: ReadonlySet<string> = new Set(['--force', '--debug']);
const LONG: Readonly<Record<string, string>> = { '-s': '--source', '-t': '--type', '-d': '--depends' };

/** Reads fpm's command line. Throws on a package type that is not made here. */
export function readArguments(words: readonly string[]): Asked {
  const pairs: [name: string, value: string][] = [];
  const paths: Asked['paths'] = [];
  const rest = words.filter((word) => !FLAGS.has(word));
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (!word.startsWith('-')) paths.push(split(word, word.lastIndexOf('=')));
    else if (word.startsWith('--') && word.includes('=')) pairs.push(split(word, word.indexOf('=')));
    else {
      at += 1;
      pairs.push([LONG[word] ?? word, rest[at] ?? '']);
    }
  }
  const all = (name: string) => pairs.filter(([each]) => each === name).map(([, value]) => value);
  const [type] = all('--type');
  if (type !== 'deb' && type !== 'rpm') throw new Error(`No package of type ${type} is made here.`);
  const options = new Map(pairs.map(([name, value]) => [name.replace(/^--/, ''), value]));
  return { type, paths, depends: all('--depends'), recommends: all('--deb-recommends'), options };
}

const split = (word: string, at: number): [string, string] => [word.slice(0, at), word.slice(at + 1)];
