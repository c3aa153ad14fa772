import { readFileSync } from 'node:fs';
import { buildFor } from './build.ts';
import { check, type Findings } from './report.ts';

// Windows Installer knows by it that two versions are one product: another one would install beside the old app.
const UPGRADE_CODE = '95A86EE8-8976-5537-9EE7-9635E9A12BD1';

/** What is given to the tools that make an MSI, which Debian does not have. Needs the stub for Windows. */
export async function checkMsiProject(version: string): Promise<void> {
  const project = await projectOf(version);
  await check('Windows: the MSI is for everybody and replaces older versions', () =>
    wrongMsiProject(project, version),
  );
}

class Enough extends Error {}

async function projectOf(version: string): Promise<string> {
  let project = '';
  const msiProjectCreated = (file: string): never => {
    project = readFileSync(file, 'utf8');
    throw new Enough();
  };
  await buildFor('windows', version, ['msi'], { msiProjectCreated }).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
  });
  return project;
}

/** What an MSI's project says wrong. */
export function wrongMsiProject(project: string, version: string): Findings {
  const wanted = {
    'another product': `UpgradeCode="${UPGRADE_CODE}"`,
    'another version': ` Version="${version}.0"`,
    'for one person': '<Property Id="ALLUSERS" Secure="yes" Value="1"/>',
    'beside the older version': '<MajorUpgrade ',
    'without our program': 'Fieldroster.exe"',
  };
  return Object.entries(wanted)
    .filter(([, words]) => !project.includes(words))
    .map(([what]) => `It would be ${what}`);
}
