import type { Guard } from './guard.ts';

const abilities = 'tests/journeys/shell-abilities.spec.ts';
const fuzz = ['tests/journeys/shell-fuzz.spec.ts', 'hostile page'] as const;

/** Against calls to the shell that our page would not make. */
export const callGuards: readonly Guard[] = [
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
    name: 'a file to save is of a kind that nothing runs',
    file: 'electron/contract.ts',
    from: 'fileName.regex(/\\.(csv|json|jsonl|txt)$/i)',
    to: 'fileName',
    test: [abilities, 'with arguments that do not fit'],
  },
];
