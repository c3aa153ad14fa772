import { join } from 'node:path';
import { bundleElectron } from '../../bundle-electron.ts';
import { bundleRenderer } from '../../bundle-renderer.ts';
import { checkApp } from './app.ts';
import { checkAppImage } from './app-image.ts';
import { buildFor, prepare } from './build.ts';
import { wrongChannelFile } from './channel-file.ts';
import { canCopy, checkLife } from './life.ts';
import { checkDeb, checkRpm } from './linux.ts';
import { checkMac } from './mac.ts';
import { check, finish, skip } from './report.ts';
import { checkSetupScript } from './setup-script.ts';
import { missingPackages, type Tool } from './tools.ts';
import { checkUpdates } from './update.ts';
import { checkWindows } from './windows.ts';

const OLD = '1.0.0';
const NEW = '1.0.1';

/** The packages that can be made here, with the programs that making and checking each one takes. */
const tools: Readonly<Record<'AppImage' | 'deb' | 'rpm', readonly Tool[]>> = {
  AppImage: ['mksquashfs', 'unsquashfs', 'desktop-file-validate'],
  deb: ['dpkg-deb', 'desktop-file-validate'],
  rpm: ['rpmbuild', 'rpm'],
};

type Target = keyof typeof tools;

function targetsHere(): Target[] {
  const targets = Object.keys(tools) as Target[];
  return targets.filter((target) => {
    const packages = missingPackages(tools[target]);
    if (packages.length > 0) skip(target, `apt-get install ${packages.join(' ')}`);
    return packages.length === 0;
  });
}

const fileOf = (folder: string, version: string, target: Target): string => {
  const suffix = { AppImage: 'x86_64.AppImage', deb: 'amd64.deb', rpm: 'x86_64.rpm' }[target];
  return join(folder, `Fieldroster-${version}-${suffix}`);
};

async function checkLives(targets: readonly Target[], old: string, fresh: string): Promise<void> {
  const isPossible = await canCopy();
  for (const kind of (['deb', 'rpm'] as const).filter((each) => targets.includes(each))) {
    if (isPossible) await checkLife(kind, fileOf(old, OLD, kind), fileOf(fresh, NEW, kind));
    else
      skip(`${kind}: install, upgrade, remove`, 'no throw-away copy of this computer can be made; root may');
  }
}

async function checkLinux(): Promise<void> {
  const targets = targetsHere();
  const kinds = targets.length > 0 ? targets : ['dir'];
  const old = await buildFor('linux', OLD, kinds);
  const fresh = await buildFor('linux', NEW, kinds);
  const unpacked = join(fresh, 'linux-unpacked');
  await checkApp(unpacked);
  const archive = join(unpacked, 'resources', 'app.asar');
  if (targets.includes('AppImage')) await checkAppImage(fileOf(fresh, NEW, 'AppImage'), archive);
  if (targets.includes('deb')) await checkDeb(fileOf(fresh, NEW, 'deb'), NEW);
  if (targets.includes('rpm')) await checkRpm(fileOf(fresh, NEW, 'rpm'), NEW);
  if (targets.length > 0)
    await check('feed: latest-linux.yml', () => wrongChannelFile(fresh, 'latest-linux.yml', NEW));
  if (targets.includes('AppImage')) await checkUpdates(builtIn(old, OLD), builtIn(fresh, NEW));
  await checkLives(targets, old, fresh);
}

const builtIn = (folder: string, version: string) => ({
  version,
  folder,
  image: fileOf(folder, version, 'AppImage'),
});

await bundleElectron();
await bundleRenderer();
await prepare();
await checkLinux();
await checkWindows(NEW);
await checkSetupScript();
await checkMac(NEW);
skip(
  'the true spelling dictionary',
  'it is downloaded; npm run package brings it, and a stub stood for it here',
);
skip('Windows: NSIS and MSI installers', 'their tools are not in Debian; the workflow builds them');
skip('macOS: dmg, signature, notarisation', 'they need macOS; the workflow builds them');
finish('This checks the packaging logic with a stub in place of Electron. It is not a release.');
