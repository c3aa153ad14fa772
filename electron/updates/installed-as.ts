import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Installed } from './plan.ts';

/** What tells how a copy was installed. */
export type Surroundings = {
  isPackaged: boolean;
  platform: NodeJS.Platform;
  /** The running program. */
  program: string;
  /** The folder of what lies beside the app. */
  resources: string;
};

/** How this copy was installed: each kind of package leaves something that the others do not. */
export function installedAs({ isPackaged, platform, program, resources }: Surroundings): Installed {
  if (!isPackaged) return 'development';
  if (platform === 'darwin') return 'mac';
  if (platform === 'win32') return hasUninstaller(program) ? 'nsis' : 'msi';
  const kind = join(resources, 'package-type');
  if (!existsSync(kind)) return 'appimage';
  return readFileSync(kind, 'utf8').trim() === 'rpm' ? 'rpm' : 'deb';
}

const hasUninstaller = (program: string): boolean =>
  existsSync(join(dirname(program), 'Uninstall Fieldroster.exe'));
