/** A guard of the shell, how to take it away, and the test that has to miss it. */
export type Guard = {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly from: string;
  readonly to: string;
  /** A file of unit tests or of journeys, and the name of the test. */
  readonly test: readonly [file: string, name: string];
};

const shell = 'tests/journeys/shell.spec.ts';
const abilities = 'tests/journeys/shell-abilities.spec.ts';
const prevented = ['tests/journeys/shell-guards.spec.ts', 'main prevents'] as const;
const fuzz = ['tests/journeys/shell-fuzz.spec.ts', 'hostile page'] as const;
const policies = 'tests/journeys/shell-policies.spec.ts';
const paths = ['electron/bundle-file.test.ts', ''] as const;

/** Every guard in `electron/`. One that is added there is added here. */
export const guards: readonly Guard[] = [
  {
    name: 'a call comes from our origin',
    file: 'electron/guards.ts',
    from: 'frame.parent === null && frame.origin === BUNDLE_ORIGIN',
    to: 'frame.parent === null',
    test: [abilities, 'is refused from a foreign page'],
  },
  {
    name: 'a call comes from the top frame',
    file: 'electron/guards.ts',
    from: 'frame !== null && frame.parent === null',
    to: 'frame !== null',
    test: [abilities, 'from a frame inside our own page'],
  },
  {
    name: 'the sender of a call is checked',
    file: 'electron/ipc.ts',
    from: "if (!isOurPage(event.senderFrame)) throw refusal(channel, 'foreign sender');",
    to: '',
    test: [abilities, 'is refused from a foreign page'],
  },
  {
    name: 'the arguments of a call are checked',
    file: 'electron/ipc.ts',
    from: "if (!parsed.success) throw refusal(channel, 'bad arguments');",
    to: '',
    test: fuzz,
  },
  {
    name: 'a call uses what was checked',
    file: 'electron/ipc.ts',
    from: 'if (!parsed.success) throw',
    to: 'if (!parsed.success && args.length === 0) throw',
    test: fuzz,
  },
  {
    name: 'a secret has a plain name',
    file: 'electron/contract.ts',
    from: 'z.string().regex(/^[a-z-]{1,40}$/)',
    to: 'z.string()',
    test: [abilities, 'with arguments that do not fit'],
  },
  {
    name: 'a file to save has no folder in its name',
    file: 'electron/contract.ts',
    from: '.regex(/^[^\\\\/\\0]+$/)',
    to: '',
    test: [abilities, 'with arguments that do not fit'],
  },
  {
    name: 'a permission that is asked for is denied',
    file: 'electron/guards.ts',
    from: 'callback(isOurPage(contents.mainFrame) && isAllowed(permission, media));',
    to: 'callback(media.length >= 0 && isOurPage(contents.mainFrame));',
    test: [shell, 'is denied a permission when it asks'],
  },
  {
    name: 'a permission that is looked at is denied',
    file: 'electron/guards.ts',
    from: 'isOurs(origin) && isAllowed(permission, mediaType ? [mediaType] : []),',
    to: "isOurs(origin) || isAllowed(permission, mediaType ? [mediaType] : ['']),",
    test: [shell, 'sees every permission as denied'],
  },
  {
    name: 'nothing listens',
    file: 'electron/guards.ts',
    from: "media.length > 0 && media.every((type) => type === 'video')",
    to: 'media.length > 0',
    test: [shell, 'sees every permission as denied'],
  },
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
  {
    name: 'a page has no Node',
    file: 'electron/window.ts',
    from: 'sandbox: true,',
    to: 'sandbox: false,',
    test: [shell, 'loads module workers'],
  },
  {
    name: 'unsaved work is asked about',
    file: 'electron/window.ts',
    from: '  askBeforeLeaving(window);\n',
    to: '',
    test: [shell, 'asks before it drops unsaved work'],
  },
  {
    name: 'nothing is sealed with a key that everybody has',
    file: 'electron/abilities/secrets.ts',
    from: "process.platform === 'linux' && safeStorage",
    to: "process.platform === 'aix' && safeStorage",
    test: [abilities, 'are refused where the system protects nothing'],
  },
  {
    name: 'a secret that is torn is no absence',
    file: 'electron/abilities/secrets.ts',
    from: 'const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);',
    to: "const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed).catch(() => ({ result: '', shouldReEncrypt: false }));",
    test: [abilities, 'are an error, not an absence'],
  },
  {
    name: 'the page reaches only servers that the policy allows',
    file: 'electron/main.ts',
    from: 'serveBundle(RENDERER, allowedOrigins(resolved));',
    to: 'serveBundle(RENDERER, null);',
    test: [policies, 'a server that is not allowed is refused'],
  },
  {
    name: 'a sign-in is not kept where the policy forbids it',
    file: 'electron/policies/kept-sign-in.ts',
    from: 'name !== SIGN_IN || ',
    to: 'name !== SIGN_IN || name === SIGN_IN || ',
    test: [policies, 'where no sign-in may be remembered'],
  },
  {
    name: 'a policy file belongs to root',
    file: 'electron/policies/policy-text.ts',
    from: 'if (uid !== 0)',
    to: 'if (uid < 0)',
    test: ['electron/policies/sources.test.ts', 'is not believed'],
  },
  {
    name: 'a policy file is written by root alone',
    file: 'electron/policies/policy-text.ts',
    from: 'isGroupWritable || (mode & 0o002) !== 0',
    to: 'isGroupWritable',
    test: ['electron/policies/sources.test.ts', 'is not believed'],
  },
  {
    name: 'a package takes no policies of a test',
    file: 'electron/policies/sources.ts',
    from: 'isPackaged ? null : folder || null',
    to: 'isPackaged && !folder ? null : folder || null',
    test: ['electron/policies/sources.test.ts', 'a package takes no policies'],
  },
  {
    name: 'a weaker place does not fill a broken setting',
    file: 'electron/policies/resolve.ts',
    from: "'values' in each ? Object.hasOwn(each.values, name)",
    to: "'values' in each ? settings[name].schema.safeParse(each.values[name]).success",
    test: ['electron/policies/resolve.test.ts', 'is not filled by the user'],
  },
  {
    name: 'a link is nothing but a technician',
    file: 'electron/deep-link.ts',
    from: '{1,64})\\/?$/',
    to: '{1,64})/',
    test: ['electron/deep-link.test.ts', 'names nobody'],
  },
  {
    name: 'the log has no message of an error',
    file: 'electron/log/log-line.ts',
    from: ".replace(error.message, '')",
    to: '',
    test: ['electron/log/log.test.ts', 'never says'],
  },
  {
    name: 'a fact in the log is a word of a program',
    file: 'electron/log/log-line.ts',
    from: "typeof fact === 'string' && !isProgramWord(fact)",
    to: "typeof fact === 'string' && fact === ''",
    test: ['electron/log/log.test.ts', 'never says'],
  },
  {
    name: 'a notification comes only when nobody looks',
    file: 'electron/notice.ts',
    from: ' || isInFront',
    to: '',
    test: ['electron/notice.test.ts', 'a notification comes'],
  },
  {
    name: 'a page that crashed comes back',
    file: 'electron/window.ts',
    from: '  recoverFromCrash(window, (at) => openWindow(preload, isPackaged, at));\n',
    to: '',
    test: ['tests/journeys/shell-desktop.spec.ts', 'a page that crashes'],
  },
  {
    name: 'a page that crashes ever again is not opened ever again',
    file: 'electron/crash-limit.ts',
    from: '.length < most',
    to: '.length >= 0',
    test: ['electron/notice.test.ts', 'three times in a minute'],
  },
  {
    name: 'a guide does not keep the app running',
    file: 'electron/window.ts',
    from: '  takeGuidesAlong(window);\n',
    to: '',
    test: ['tests/journeys/shell-guards.spec.ts', 'a guide that came with the app'],
  },
  {
    name: 'a window is never out of reach',
    file: 'electron/window-state.ts',
    from: 'return isEdgeIn && right - left >= hold.width;',
    to: 'return isEdgeIn || right - left >= hold.width;',
    test: ['electron/window-state.test.ts', 'is never out of reach'],
  },
];
