import { setRollout } from './feed.ts';

// `node build/packaging/roll-out.ts FOLDER PERCENT` sets the share anew; without a percentage everybody gets it.
const [folder, percent] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder the files of the feed are in.');
await setRollout(folder, percent);
