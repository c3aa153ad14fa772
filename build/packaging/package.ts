import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { bundleElectron } from '../bundle-electron.ts';
import { bundleRenderer } from '../bundle-renderer.ts';
import { bringDictionaries } from './dictionaries/bring-dictionaries.ts';
import { finishFeed } from './feed.ts';
import { builderSettings, optionsFrom } from './settings.ts';
import { stageApp } from './stage.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Builds the packages of this system into `dist/packages`; Electron's binary is downloaded once. */
async function makePackages(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await bundleElectron();
  await bundleRenderer();
  const options = optionsFrom(process.env);
  if (options.dictionaries) await bringDictionaries(options.dictionaries);
  await stageApp(version, options.dictionaries);
  const config = builderSettings(options, process.env);
  const made = await build({ projectDir: ROOT, config, publish: 'never' });
  await finishFeed(options.output, process.env.FIELDROSTER_ROLLOUT);
  for (const file of made) console.log(file);
}

function sayWhyNot(error: unknown): void {
  console.error(`The packages could not be built: ${error instanceof Error ? error.message : String(error)}`);
  console.error(
    'Electron and its tools are downloaded. Without them, npm run package:check tries all but them.',
  );
  process.exitCode = 1;
}

await makePackages().catch(sayWhyNot);
