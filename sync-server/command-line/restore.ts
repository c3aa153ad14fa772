import { resolve } from 'node:path';
import { restoreBackup } from '../backup/restore-backup.ts';
import type { Config } from '../config.ts';
import { readArguments } from './arguments.ts';
import { type Command, done, failed, misused } from './command.ts';
import { actingHere, withStore } from './with-store.ts';

export const restore: Command = {
  usage: 'restore FOLDER',
  does: 'Puts a backup in the place of the data, while the server is stopped.',
  run: async ({ args, config, terminal }) => {
    const { words, problems } = readArguments(args, { words: ['FOLDER'] });
    const [folder = ''] = words;
    if (problems.length > 0) return misused(...problems);
    const restored = await restoreBackup(config, resolve(folder));
    if (!restored.ok) return failed(restored.reason);
    const { counts, at } = restored.manifest;
    terminal.say(
      `Restored ${counts.technicians ?? 0} technicians as of ${at}. The new epoch is ${restored.epoch}.`,
    );
    if (restored.kept) terminal.say(`What was replaced is kept in ${restored.kept}`);
    await note(config, restored.epoch, at);
    terminal.say('Start the server. The computers bring what they know of the time since.');
    return done;
  },
};

/** In each log, which has nothing of what happened since the backup. */
async function note(config: Config, epoch: string, at: string): Promise<void> {
  await withStore(config, async (store) => {
    const { audit } = actingHere(Date.now());
    for (const id of await store.companyIds())
      await store.transaction(id, (tx) =>
        tx.audit([audit('restored', { kind: 'company', id }, { at, epoch })]),
      );
    return done;
  });
}
