import { clientKilled } from './client-kill.ts';
import { diskFull, writeErrors } from './disk.ts';
import { cuts, hintsLost } from './network.ts';
import { oldBackup } from './old-backup.ts';
import type { Scenario } from './outcome.ts';
import { photos } from './photos.ts';
import { poison } from './poison.ts';
import { postgresKilled } from './postgres.ts';
import { reconnecting } from './reconnecting.ts';
import { serverKills } from './server-kills.ts';

export const scenarios: readonly Scenario[] = [
  ...serverKills,
  cuts,
  hintsLost,
  poison,
  oldBackup,
  diskFull,
  writeErrors,
  photos,
  clientKilled,
  postgresKilled('backend'),
  postgresKilled('postmaster'),
  reconnecting(500),
];
