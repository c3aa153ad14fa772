import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What stands in a package that was built without the address of a feed; nobody can own such a name. The file
 * it stands in is needed all the same: in it Windows finds whose signature an update must carry.
 */
export const NO_FEED = 'https://feed.invalid';

/** Whether this copy was built with the address of a feed. `resources` is the folder beside the app. */
export function hasBuiltFeed(resources: string): boolean {
  const file = join(resources, 'app-update.yml');
  return existsSync(file) && !readFileSync(file, 'utf8').includes(NO_FEED);
}
