import { allowedLicenses, type Bundled, headOf } from '../licenses.ts';
import type { Findings } from './report.ts';

/** Packages that are in a bundle, yet not with their license in the file that ships. */
export const unlisted = (packages: readonly Bundled[], shipped: string): Findings =>
  packages
    .filter((each) => !shipped.includes(`\n${headOf(each)}\n`) || !shipped.includes(each.text))
    .map(({ name }) => `${name} is bundled, and its license does not ship`);

/** Packages whose license nobody has decided about. */
export const undecided = (packages: readonly Bundled[]): Findings =>
  packages
    .filter(({ license }) => !allowedLicenses.has(license))
    .map(({ name, license }) => `${name} is licensed under ${license}`);
