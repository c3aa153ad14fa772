import { forgetKnownDevices } from '../accounts/known-devices.ts';
import { publishSealingKey } from '../accounts/sealing.ts';
import { rotateSealingKey } from '../accounts/sealing-keys.ts';
import { readArguments } from './arguments.ts';
import { type Command, done, misused } from './command.ts';
import { actingHere, withStore } from './with-store.ts';

export const rotateKeys: Command = {
  usage: 'rotate-keys',
  does: 'Makes new keys and ends all sessions; computers keep what they have.',
  run: async ({ args, config, terminal }) => {
    const { problems } = readArguments(args, {});
    if (problems.length > 0) return misused(...problems);
    return withStore(config, async (store) => {
      const now = Date.now();
      await rotateSealingKey(store, now);
      await publishSealingKey(store);
      await forgetKnownDevices(store);
      for (const id of await store.companyIds())
        await store.transaction(id, async (tx) => {
          await tx.audit([actingHere(now).audit('keysRotated', { kind: 'company', id })]);
          await tx.endAllSessions();
        });
      terminal.say(
        'There are new keys. Everybody signs in again; what waits on their computers stays there.',
      );
      return done;
    });
  },
};
