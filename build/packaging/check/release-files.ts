import type { Findings } from './report.ts';

/** The ends of the files that a release has of each version, and those of the files that updaters ask for. */
const PACKAGES = ['-setup.exe', '.msi', '.dmg', '.zip', '.AppImage', '.deb', '.rpm'];
const CHANNEL_FILES = [/^[a-z]+\.yml$/, /^[a-z]+-mac\.yml$/, /^[a-z]+-linux\.yml$/];

/** What a folder lacks before it is a release of all three systems. */
export const missingInRelease = (names: readonly string[], version: string): Findings => [
  ...PACKAGES.filter((end) => !names.some((name) => name.includes(`-${version}-`) && name.endsWith(end))).map(
    (end) => `No ${end} of ${version}`,
  ),
  ...CHANNEL_FILES.filter((pattern) => !names.some((name) => pattern.test(name))).map(
    (pattern) => `No file like ${pattern.source}`,
  ),
];
