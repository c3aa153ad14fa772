/** What an AppImage starts with where the system forbids user namespaces; see docs/packaging.md. */
const withoutSandbox: ReadonlySet<string> = new Set(['no-sandbox', 'disable-gpu-sandbox']);

/** Switches of Chromium by which another program reads or changes what the app keeps, or reads along on the network. */
const unsafe: ReadonlySet<string> = new Set([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'disable-web-security',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'ssl-key-log-file',
  'log-net-log',
]);

type Start = {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The program, then what it was started with. */
  readonly argv: readonly string[];
};

/**
 * Why the app does not start as it was started, in a sentence for people; null where there is nothing against it. A
 * checkout may do without its sandbox, since developers run as root in containers, and its tests steer it from outside.
 */
export function startRefusal({ isPackaged, platform, argv }: Start): string | null {
  if (!isPackaged) return null;
  const switches = switchesIn(argv.slice(1), platform);
  if (switches.some((name) => withoutSandbox.has(name)))
    return 'Fieldroster was started without its sandbox, which protects what it keeps. Install the deb or rpm package instead of the AppImage, or ask your administrator to allow user namespaces.';
  const found = switches.find((name) => unsafe.has(name));
  if (!found) return null;
  return `Fieldroster was started with the switch “${found}”, by which other programs could read what it keeps. Start it without.`;
}

/** As Chromium reads them: up to a bare `--`, with one dash or two, and on Windows a slash and capitals, too. */
function switchesIn(args: readonly string[], platform: NodeJS.Platform): string[] {
  const end = args.indexOf('--');
  const form = platform === 'win32' ? /^(?:--|-|\/)([^=]+)/ : /^--?([^=]+)/;
  return args
    .slice(0, end < 0 ? args.length : end)
    .flatMap((arg) => form.exec(arg)?.[1]?.trim().toLowerCase() ?? []);
}
