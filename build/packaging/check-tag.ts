import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

// A package whose version is not its tag's would be offered to nobody, or to everybody again and again.
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const tag = process.env.GITHUB_REF_NAME;
if (tag !== `v${version}`) {
  console.error(`The tag is ${tag}, and package.json has the version ${version}.`);
  process.exitCode = 1;
}
