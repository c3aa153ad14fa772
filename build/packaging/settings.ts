import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { NO_FEED } from '#electron/updates/built-feed.ts';
import { fuses } from './fuses.ts';
import { STAGE } from './stage.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const HERE = import.meta.dirname;
const HOMEPAGE = 'https://fieldroster.example';

const ELECTRON_VERSION: string = createRequire(import.meta.url)('electron/package.json').version;

// electron-builder fills these in itself.
const blank = (name: string): string => `$\{${name}}`;

const fileName = (suffix = ''): string =>
  `Fieldroster-${blank('version')}-${blank('arch')}${suffix}.${blank('ext')}`;

/** What differs from one build to the next. */
export type BuildOptions = {
  /** The folder that the packages are written to. */
  output: string;
  /** The address of the update feed; `null` builds an app that looks for no updates by itself. */
  feed: string | null;
  /** The channel whose file in the feed names the newest version: `latest`, `beta`. */
  channel: string;
  /** A folder with spelling dictionaries; `null` where the system checks spelling itself. */
  dictionaries: string | null;
  /** A folder with Electron to use in place of the downloaded one. */
  electronDist?: string;
};

/** The options that the environment asks for; docs/packaging.md lists the variables. */
export const optionsFrom = (env: NodeJS.ProcessEnv): BuildOptions => ({
  output: join(ROOT, 'dist', 'packages'),
  feed: env.FIELDROSTER_FEED || null,
  channel: env.FIELDROSTER_CHANNEL || 'latest',
  dictionaries: process.platform === 'darwin' ? null : join(ROOT, 'dist', 'dictionaries'),
});

/** electron-builder's settings for all three systems. */
export function builderSettings(options: BuildOptions, env: NodeJS.ProcessEnv): Configuration {
  return {
    appId: 'com.fieldroster.desktop',
    productName: 'Fieldroster',
    copyright: 'Fieldroster',
    extraMetadata: { homepage: env.FIELDROSTER_HOMEPAGE || HOMEPAGE, author: { name: 'Fieldroster' } },
    electronVersion: ELECTRON_VERSION,
    ...(options.electronDist ? { electronDist: options.electronDist } : {}),
    directories: { app: STAGE, output: options.output, buildResources: HERE },
    // The stage has no dependencies: neither Node's binary nor a development package can come along.
    files: ['**/*', '!node_modules', '!**/*.map'],
    npmRebuild: false,
    asar: true,
    // A changed program has to be signed anew, which only a Mac can do.
    electronFuses: { ...fuses, resetAdHocDarwinSignature: process.platform === 'darwin' },
    extraResources: [...policyTemplates(), ...dictionaries(options.dictionaries)],
    protocols: [{ name: 'Fieldroster', schemes: ['fieldroster'] }],
    // Without it the file for updates is written for updaters that nobody has any more.
    electronUpdaterCompatibility: '>=6',
    publish: [{ provider: 'generic', url: options.feed ?? NO_FEED, channel: options.channel }],
    // electron-builder writes into what it is given.
    ...structuredClone(windows),
    ...mac(env),
    ...linux(env),
  };
}

function policyTemplates() {
  const folder = join(ROOT, 'policies');
  return existsSync(folder) ? [{ from: folder, to: 'policies' }] : [];
}

const dictionaries = (folder: string | null) => (folder ? [{ from: folder, to: 'dictionaries' }] : []);

const windows: Configuration = {
  win: { icon: join(HERE, 'icons', 'icon.ico'), target: ['nsis', 'msi'] },
  nsis: {
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    // Kept unless the uninstaller is started with --delete-app-data.
    deleteAppDataOnUninstall: false,
    include: join(HERE, 'windows', 'installer.nsh'),
    artifactName: fileName('-setup'),
  },
  msi: { oneClick: false, perMachine: true, artifactName: fileName() },
};

const mac = (env: NodeJS.ProcessEnv): Configuration => ({
  mac: {
    category: 'public.app-category.business',
    icon: join(HERE, 'icons', 'icon.icns'),
    target: ['dmg', 'zip'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
    hardenedRuntime: true,
    entitlements: join(HERE, 'mac', 'entitlements.plist'),
    entitlementsInherit: join(HERE, 'mac', 'entitlements.plist'),
    // The secrets are read from the environment by electron-builder itself; see docs/packaging.md.
    notarize: Boolean(env.APPLE_API_KEY || env.APPLE_ID),
    extendInfo: { NSCameraUsageDescription: 'Fieldroster takes photos of technicians with the camera.' },
    artifactName: fileName(),
  },
});

const linux = (env: NodeJS.ProcessEnv): Configuration => ({
  // The older tools write an entry that starts the app without Chromium's sandbox.
  toolsets: { appimage: '1.0.3' },
  linux: {
    executableName: 'fieldroster',
    category: 'Office',
    icon: join(HERE, 'icons', 'linux'),
    synopsis: 'Technician profiles for home-service companies',
    maintainer: env.FIELDROSTER_MAINTAINER || 'Fieldroster <support@fieldroster.example>',
    vendor: 'Fieldroster',
    artifactName: fileName(),
    syncDesktopName: true,
    target: ['AppImage', 'deb', 'rpm'],
  },
  deb: { ...scripts, packageCategory: 'misc', priority: 'optional' },
  rpm: {
    ...scripts,
    packageCategory: 'Applications/Productivity',
    // Without it the empty folders stay behind when the package is removed.
    fpm: ['--directories=/opt/Fieldroster'],
  },
});

const scripts = {
  afterInstall: join(HERE, 'linux', 'after-install.sh'),
  afterRemove: join(HERE, 'linux', 'after-remove.sh'),
};
