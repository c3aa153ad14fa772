import './node-guard.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './set-up.mjs';

/**
 * Adds to package-lock.json the optional packages for other systems (a binary for each of them) that the registry
 * at hand does not offer. Without their entries `npm ci` calls the lock file out of step. Run after `npm install`.
 */

const systems = [
  'android',
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openharmony',
  'openbsd',
  'netbsd',
  'aix',
  'sunos',
];
const processors = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'loong64',
  'mips64el',
];
const libraries = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' };

const file = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** The version that a package standing at `place` would find under `name`. @param {string} place @param {string} name */
function versionFrom(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const found = lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`];
    if (found || at === '') return found?.version ?? null;
  }
}

/** What the name says about where the package runs: `@swc/core-linux-x64-gnu`. @param {string} name */
function platformOf(name) {
  const words = (name.split('/').at(-1) ?? '').split(/[-.]/);
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  const libc =
    os[0] === 'linux' ? Object.entries(libraries).find(([word]) => words.includes(word)) : undefined;
  return { ...(os.length && { os }), ...(cpu.length && { cpu }), ...(libc && { libc: [libc[1]] }) };
}

let added = 0;
for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const standing = versionFrom(place, name);
    const platform = platformOf(name);
    // A range, or a package for every system, is npm's to resolve.
    if (standing === version || !/^\d/.test(version) || Object.keys(platform).length === 0) continue;
    const key = standing ? `${place}/node_modules/${name}` : `node_modules/${name}`;
    lock.packages[key] = { version, ...(dev && { dev: true }), ...platform, optional: true };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added to package-lock.json.`);
