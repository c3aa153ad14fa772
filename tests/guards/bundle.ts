import type { Guard } from './guard.ts';

const shell = 'tests/journeys/shell.spec.ts';
const paths = ['electron/bundle-file.test.ts', ''] as const;

/** Against files, scripts and requests that are not ours. */
export const bundleGuards: readonly Guard[] = [
  {
    name: 'a path stays in the folder of the bundle',
    file: 'electron/bundle-file.ts',
    from: 'return file.startsWith(root + sep) ? file : null;',
    to: 'return file.endsWith(sep) ? null : file;',
    test: paths,
  },
  {
    name: 'a folder beside the bundle is not the bundle',
    file: 'electron/bundle-file.ts',
    from: 'file.startsWith(root + sep)',
    to: 'file.startsWith(root)',
    test: [shell, 'has no file outside its folder'],
  },
  {
    name: 'only the host of the bundle is served',
    file: 'electron/bundle-file.ts',
    from: "host !== HOST || method !== 'GET'",
    to: "method !== 'GET'",
    test: paths,
  },
  {
    name: 'no inline script runs',
    file: 'electron/bundle-protocol.ts',
    from: `"script-src 'self'"`,
    to: `"script-src 'self' 'unsafe-inline'"`,
    test: [shell, 'under which inline script does not run'],
  },
  {
    name: 'nothing is called in the clear',
    file: 'electron/bundle-protocol.ts',
    from: "['https:', 'http://127.0.0.1:*', 'http://localhost:*']",
    to: "['https:', 'http:']",
    test: [shell, 'cannot call a foreign server in clear'],
  },
  {
    name: 'a file is what its type says',
    file: 'electron/bundle-protocol.ts',
    from: "'x-content-type-options': 'nosniff',",
    to: '',
    test: [shell, 'under which inline script does not run'],
  },
];
