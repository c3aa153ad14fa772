import type { Technician } from '#domain/technician/fields.ts';
import type { LiveRecords } from '../data/live-records.ts';

/** So long at most, in milliseconds: who signs out meanwhile hears of nothing more. */
const patience = 2_000;

/**
 * Waits until the profiles in memory are others than those that stood before they were written. The store tells of a
 * write a moment after it is on the disk, and what is read before then is what was.
 */
export function untilSeen(
  technicians: Pick<LiveRecords<Technician>, 'get' | 'subscribe'>,
  stood: ReadonlyMap<string, Technician | undefined>,
): Promise<void> {
  const isSeen = () => [...stood].every(([id, before]) => technicians.get(id) !== before);
  if (isSeen()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = technicians.subscribe(() => void (isSeen() && end()));
    const timer = setTimeout(end, patience);
  });
}
