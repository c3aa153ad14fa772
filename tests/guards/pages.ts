import type { Guard } from './guard.ts';

const shell = 'tests/journeys/shell.spec.ts';
const prevented = ['tests/journeys/shell-guards.spec.ts', 'main prevents'] as const;

/** Against pages that lead elsewhere, and links that start programs. */
export const pageGuards: readonly Guard[] = [
  {
    name: 'a window stays in the bundle',
    file: 'electron/guards.ts',
    from: "contents.on('will-frame-navigate', (details) => {\n    if (!isOurs(details.url)) details.preventDefault();",
    to: "contents.on('will-frame-navigate', (details) => {\n    isOurs(details.url);",
    test: [shell, 'does not leave the bundle'],
  },
  {
    name: 'a redirect stays in the bundle',
    file: 'electron/guards.ts',
    from: "contents.on('will-redirect', (details) => {\n    if (!isOurs(details.url)) details.preventDefault();",
    to: "contents.on('will-redirect', (details) => {\n    isOurs(details.url);",
    test: prevented,
  },
  {
    name: 'the bundle is an origin, not a beginning',
    file: 'electron/guards.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code's own text.
    from: 'url.startsWith(`${BUNDLE_ORIGIN}/`)',
    to: 'url.startsWith(BUNDLE_ORIGIN)',
    test: prevented,
  },
  {
    name: 'no webview is attached',
    file: 'electron/guards.ts',
    from: "contents.on('will-attach-webview', (event) => event.preventDefault());",
    to: '',
    test: prevented,
  },
  {
    name: 'no other window opens',
    file: 'electron/guards.ts',
    from: "return { action: 'deny' };",
    to: "return { action: 'allow' };",
    test: [shell, 'opens no other window'],
  },
  {
    name: 'only harmless links go to the system',
    file: 'electron/abilities/open-external.ts',
    from: 'url === null || !ALLOWED_PROTOCOLS.has(url.protocol)',
    to: 'url === null || ALLOWED_PROTOCOLS.size === 0',
    test: [shell, 'hands only https, mailto and tel'],
  },
  {
    name: 'a page has no Node',
    file: 'electron/window.ts',
    from: 'sandbox: true,',
    to: 'sandbox: false,',
    test: [shell, 'loads module workers'],
  },
  {
    name: 'a link is nothing but a technician',
    file: 'electron/deep-link.ts',
    from: '{1,64})\\/?$/',
    to: '{1,64})/',
    test: ['electron/deep-link.test.ts', 'names nobody'],
  },
  {
    name: 'a page downloads nothing',
    file: 'electron/guards.ts',
    from: "session.on('will-download', (event) => event.preventDefault());",
    to: '',
    test: prevented,
  },
];
