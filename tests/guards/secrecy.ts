import type { Guard } from './guard.ts';

const abilities = 'tests/journeys/shell-abilities.spec.ts';

/** For what must not be read: secrets, and names in the log and in notifications. */
export const secrecyGuards: readonly Guard[] = [
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
];
