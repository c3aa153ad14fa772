import type { Packed } from './asar.ts';
import type { Findings } from './report.ts';

/** Every file that may ship; what is not here has come along by mistake. */
const ALLOWED = [
  /^package\.json$/,
  /^licenses\.txt$/,
  /^electron\/(main\.js|preload\.cjs)$/,
  /^electron\/badges\/(\d|more)(@2x)?\.png$/,
  /^renderer\/(index\.html|icon\.svg|manifest\.webmanifest|service-worker\.js)$/,
  /^renderer\/assets\/[\w.-]+\.(js|css|woff2|png|svg)$/,
  /^renderer\/geo\/[\w./-]+$/,
  /^renderer\/guide\/[\w./-]+\.(html|css|png|svg)$/,
];

/** The first bytes of programs for Linux, Windows and macOS, as hexadecimal digits. */
const PROGRAMS = ['7f454c46', '4d5a', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe'];

const TEXT = /\.(js|cjs|css|html|json|txt|svg|webmanifest)$/;

/** Files that should not ship. */
export const strangers = (files: readonly Packed[]): Findings =>
  files
    .filter(({ place }) => !ALLOWED.some((pattern) => pattern.test(place)))
    .map(({ place }) => `${place} is on no list of what ships`);

/** Source maps, and mentions of them. */
export const sourceMaps = (files: readonly Packed[]): Findings =>
  files
    .filter(({ place, bytes }) => place.endsWith('.map') || isText(place, bytes, /# sourceMappingURL=/))
    .map(({ place }) => `${place} is a source map or names one`);

/** Files that tell where on the builder's disk they were made. */
export const builderPaths = (files: readonly Packed[], folders: readonly string[]): Findings =>
  files.flatMap(({ place, bytes }) =>
    folders.filter((folder) => bytes.includes(folder)).map((folder) => `${place} names the folder ${folder}`),
  );

/** Programs: Node's binary, native modules. */
export const programs = (files: readonly Packed[]): Findings =>
  files
    .filter(({ bytes }) => PROGRAMS.some((magic) => bytes.subarray(0, 4).toString('hex').startsWith(magic)))
    .map(({ place }) => `${place} is a program`);

/** What the app needs to start and does not find in itself. */
export function missing(files: readonly Packed[]): Findings {
  const at = new Map(files.map(({ place, bytes }) => [place, bytes.toString('utf8')]));
  const manifest = JSON.parse(at.get('package.json') ?? '{}');
  const page = at.get('renderer/index.html') ?? '';
  const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, name]) => `renderer/${name}`);
  return [
    'licenses.txt',
    'electron/preload.cjs',
    'electron/badges/more.png',
    'renderer/index.html',
    String(manifest.main),
    ...named,
  ]
    .filter((place) => !at.has(place))
    .map((place) => `${place} is missing`);
}

/** Dependencies that the packaged app would look for at its start. */
export function dependencies(files: readonly Packed[]): Findings {
  const manifest = files.find(({ place }) => place === 'package.json')?.bytes.toString('utf8') ?? '{}';
  const names = Object.keys(JSON.parse(manifest)).filter((key) => /dependencies$/i.test(key));
  return names.map((name) => `package.json has ${name}`);
}

const isText = (place: string, bytes: Buffer, pattern: RegExp): boolean =>
  TEXT.test(place) && pattern.test(bytes.toString('utf8'));
