import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NO_FEED } from '#electron/updates/built-feed.ts';
import { fuses } from './fuses.ts';
import { builderSettings, optionsFrom } from './settings.ts';

const settingsFor = (env: NodeJS.ProcessEnv) => builderSettings(optionsFrom(env), env);

test('the feed and the channel come from the environment', () => {
  const env = { FIELDROSTER_FEED: 'https://updates.company.example', FIELDROSTER_CHANNEL: 'beta' };
  expect(settingsFor(env).publish).toEqual([
    { provider: 'generic', url: 'https://updates.company.example', channel: 'beta' },
  ]);
  expect(settingsFor({}).publish).toEqual([{ provider: 'generic', url: NO_FEED, channel: 'latest' }]);
});

test('notarisation is asked for only where its secrets are', () => {
  expect(settingsFor({}).mac?.notarize).toBe(false);
  expect(settingsFor({ APPLE_ID: '' }).mac?.notarize).toBe(false);
  expect(settingsFor({ APPLE_ID: 'somebody' }).mac?.notarize).toBe(true);
});

test('setup for Windows is for everybody and keeps what people typed', () => {
  const { nsis, msi } = settingsFor({});
  expect(nsis).toMatchObject({ perMachine: true, oneClick: false, deleteAppDataOnUninstall: false });
  expect(msi).toMatchObject({ perMachine: true });
});

test('the app on macOS has the hardened runtime', () => {
  expect(settingsFor({}).mac?.hardenedRuntime).toBe(true);
});

test('every file that the settings name is there', () => {
  const { win, nsis, mac, linux, deb, rpm } = settingsFor({});
  const files = [
    win?.icon,
    nsis?.include,
    mac?.icon,
    mac?.entitlements,
    mac?.entitlementsInherit,
    linux?.icon,
  ];
  const scripts = [deb, rpm].flatMap((kind) => [kind?.afterInstall, kind?.afterRemove]);
  for (const file of [...files, ...scripts]) expect(existsSync(String(file)), String(file)).toBe(true);
});

test('the fuses are those of the design', () => {
  expect(fuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('dictionaries ship where the system checks no spelling itself', () => {
  const resourcesWith = (dictionaries: string | null) =>
    builderSettings({ ...optionsFrom({}), dictionaries }, {}).extraResources;
  const beside = { from: '/made/dictionaries', to: 'dictionaries' };
  expect(resourcesWith('/made/dictionaries')).toContainEqual(beside);
  expect(resourcesWith(null)).not.toContainEqual(expect.objectContaining({ to: 'dictionaries' }));
});
