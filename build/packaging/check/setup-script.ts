import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WORK } from './build.ts';
import { check, skip } from './report.ts';
import { missingPackages, run } from './tools.ts';

const OURS = join(import.meta.dirname, '..', 'windows', 'installer.nsh');

/** Our part of the setup program for Windows, put between what electron-builder would put around it. */
const script = (program: string): string => `Unicode true
!include LogicLib.nsh
!define VERSION "1.0.0"
Name "Fieldroster"
OutFile "${program}"
InstallDir "$PROGRAMFILES64\\Fieldroster"
!include "${OURS}"
Section
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\\uninstall.exe"
SectionEnd
Section "Uninstall"
  !insertmacro customUnInstall
SectionEnd
`;

/** Compiles it, with warnings as errors; it is not run. */
export async function checkSetupScript(): Promise<void> {
  const packages = missingPackages(['makensis']);
  if (packages.length > 0) return skip('Windows: setup script', `apt-get install ${packages.join(' ')}`);
  await check('Windows: our part of the setup program compiles', async () => {
    const file = join(WORK, 'setup.nsi');
    await writeFile(file, script(join(WORK, 'fieldroster-installer.exe')));
    await run('makensis', ['-V2', '-WX', file]);
    return [];
  });
}
