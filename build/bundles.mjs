import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './children.mjs';
import { nodeBinary, ROOT, toolEnvironment } from './set-up.mjs';

/** The two bundles: what makes each, where it goes, and what it is made of. */
const bundles = {
  renderer: {
    script: 'build/bundle-renderer.ts',
    output: 'dist/renderer',
    sources: [
      'domain',
      'renderer',
      'electron',
      'package-lock.json',
      'build/bundle-renderer.ts',
      'build/guides.ts',
      'docs',
      'vite.config.ts',
    ],
  },
  electron: {
    script: 'build/bundle-electron.ts',
    output: 'dist/electron',
    sources: ['domain', 'electron', 'package-lock.json', 'package.json', 'build/bundle-electron.ts'],
  },
};

/** @typedef {keyof typeof bundles} BundleName */

export const bundleNames = /** @type {BundleName[]} */ (Object.keys(bundles));

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]))
    .sort();
}

/**
 * A mark of the sources as they are now; sizes and times are enough and cheap.
 * @param {BundleName} name
 * @param {string} root
 */
function sourceMark(name, root) {
  const hash = createHash('sha256');
  const files = bundles[name].sources.flatMap((source) => filesIn(join(root, source)));
  for (const file of files.filter((path) => !/\.test\.tsx?$/.test(path))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\n${size}\n${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** @param {BundleName} name @param {string} root */
const markFile = (name, root) => join(root, 'dist', `.${name}-sources`);

/**
 * Is the bundle there, and made of the sources as they are?
 * @param {BundleName} name
 * @param {string} [root]
 */
export function isFresh(name, root = ROOT) {
  const mark = markFile(name, root);
  if (!existsSync(join(root, bundles[name].output)) || !existsSync(mark)) return false;
  return readFileSync(mark, 'utf8') === sourceMark(name, root);
}

/**
 * Makes one bundle where it isn't fresh. Throws where it can't be made.
 * @param {BundleName} name
 */
export async function ensureBundle(name) {
  if (!isFresh(name) && !(await makeBundle(name))) throw new Error(`The bundle ${name} could not be made.`);
}

/**
 * Makes one bundle.
 * @param {BundleName} name
 * @param {string} [root]
 * @returns {Promise<boolean>} false when it failed; its tool has said why.
 */
export async function makeBundle(name, root = ROOT) {
  const mark = sourceMark(name, root);
  const code = await runToEnd(nodeBinary({ root }), [bundles[name].script], {
    cwd: root,
    env: toolEnvironment(root),
  });
  if (code !== 0) return false;
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(markFile(name, root), mark);
  return true;
}
