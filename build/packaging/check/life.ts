import { join } from 'node:path';
import { check } from './report.ts';
import { run } from './tools.ts';

const HERE = join(import.meta.dirname, 'life');

/** Installs, upgrades, goes back and removes in a throw-away copy of this computer; one check for each thing seen. */
export async function checkLife(kind: 'deb' | 'rpm', old: string, fresh: string): Promise<void> {
  const seen = await live(kind, old, fresh);
  for (const [outcome, what] of seen)
    await check(`${kind}: ${what}`, () => (outcome === 'ok' ? [] : ['It was not so']));
  await check(`${kind}: its life was seen to the end`, () =>
    seen.length === STEPS ? [] : [`${seen.length} of ${STEPS} things were seen`],
  );
}

const STEPS = 20;

async function live(kind: string, old: string, fresh: string): Promise<string[][]> {
  const printed = await inCopy([join(HERE, 'life.sh'), kind, old, fresh]);
  return printed
    .split('\n')
    .filter((line) => /^(ok|FAIL)\t/.test(line))
    .map((line) => line.split('\t'));
}

/** Whether a throw-away copy can be laid over this computer: only root may, and not in every container. */
export const canCopy = (): Promise<boolean> =>
  inCopy(['-c', 'true']).then(
    () => true,
    () => false,
  );

const inCopy = (words: readonly string[]): Promise<string> =>
  run('unshare', ['--mount', '--net', '--pid', '--fork', '/bin/sh', join(HERE, 'overlay.sh'), ...words]);
