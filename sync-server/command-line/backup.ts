import { resolve } from 'node:path';
import { makeBackup } from '../backup/make-backup.ts';
import { noteBackup } from '../health/last-backup.ts';
import { readArguments } from './arguments.ts';
import { type Command, done, failed, misused } from './command.ts';

export const backUp: Command = {
  usage: 'backup FOLDER',
  does: 'Backs up into a new folder, while the server runs.',
  run: async ({ args, config, terminal }) => {
    const { words, problems } = readArguments(args, { words: ['FOLDER'] });
    const [typed = ''] = words;
    if (problems.length > 0) return misused(...problems);
    const folder = resolve(typed);
    const made = await makeBackup(config, folder);
    if (!made.ok) return failed(made.reason);
    noteBackup(config.dataDir, made.manifest.at);
    const { counts, files, at } = made.manifest;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    for (const photo of made.damaged)
      terminal.warn(`The photo ${photo} is damaged on the server; it was copied as it is.`);
    const photos = files.filter(({ name }) => name.startsWith('photos/')).length;
    terminal.say(
      `Backed up ${counts.technicians ?? 0} technicians, ${counts.edits ?? 0} edits and ${photos} photo files ` +
        `as of ${at}: ${bytes} bytes in ${folder}`,
    );
    return done;
  },
};
