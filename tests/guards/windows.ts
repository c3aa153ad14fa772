import type { Guard } from './guard.ts';

const shell = 'tests/journeys/shell.spec.ts';

/** For windows, and for the app as a whole. */
export const windowGuards: readonly Guard[] = [
  {
    name: 'unsaved work is asked about',
    file: 'electron/window.ts',
    from: '  askBeforeLeaving(window);\n',
    to: '',
    test: [shell, 'asks before it drops unsaved work'],
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
  {
    name: 'the app runs once for a person',
    file: 'electron/main.ts',
    from: 'else if (app.requestSingleInstanceLock()) start()',
    to: 'else if (app.requestSingleInstanceLock() || APP_ID) start()',
    test: ['tests/journeys/shell.spec.ts', 'when the app is started again'],
  },
  {
    name: 'a package starts with its sandbox alone',
    file: 'electron/unsafe-switches.ts',
    from: 'withoutSandbox.has(name)',
    to: "name === ''",
    test: ['electron/unsafe-switches.test.ts', 'does not start without its sandbox'],
  },
  {
    name: 'a package is not steered from outside',
    file: 'electron/unsafe-switches.ts',
    from: 'unsafe.has(name)',
    to: "name === ''",
    test: ['electron/unsafe-switches.test.ts', 'names it'],
  },
  {
    name: 'a switch is one with a slash, too',
    file: 'electron/unsafe-switches.ts',
    from: "platform === 'win32' ? ",
    to: "platform === 'aix' ? ",
    test: ['electron/unsafe-switches.test.ts', 'each way to write'],
  },
  {
    name: 'a package signs nobody in by its environment',
    file: 'electron/demo-account.ts',
    from: '!isPackaged && ',
    to: '',
    test: ['electron/demo-account.test.ts', 'a package never is'],
  },
];
