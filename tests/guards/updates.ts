import type { Guard } from './guard.ts';

/** For new versions, and the way back. */
export const updateGuards: readonly Guard[] = [
  {
    name: 'nothing is installed on request while the queue is not safe',
    file: 'electron/updates/updates.ts',
    from: 'if (!this.#isSafe)',
    to: 'if (!this.#plan)',
    test: ['electron/updates/updates.test.ts', 'nothing is put in place while'],
  },
  {
    name: 'nothing is installed at the end while the queue is not safe',
    file: 'electron/updates/updates.ts',
    from: 'this.#plan.installsOnQuit && (this.#isSafe || isLoading)',
    to: 'this.#plan.installsOnQuit',
    test: ['electron/updates/updates.test.ts', 'nothing is put in place while'],
  },
  {
    name: 'no older version comes but the one from before',
    file: 'electron/updates/may-offer.ts',
    from: 'offer.version === here.previous && ',
    to: '',
    test: ['electron/updates/may-offer.test.ts', ''],
  },
  {
    name: 'no older version comes that can’t read the data',
    file: 'electron/updates/may-offer.ts',
    from: ' && offer.dataVersion === here.dataVersion',
    to: '',
    test: ['electron/updates/may-offer.test.ts', ''],
  },
  {
    name: 'the address for updates is https',
    file: 'electron/updates/plan.ts',
    from: 'feed !== null && !isSafe(feed)',
    to: "feed !== null && feed === ''",
    test: ['electron/updates/plan.test.ts', ''],
  },
];
