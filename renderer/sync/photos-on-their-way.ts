import type { PhotoUpload } from '../data/photos/photo-queue.ts';

/** A photo and its thumbnail, as one thing to people. `reason` where the server refused it. */
export type PhotosOnTheirWay = {
  readonly ids: readonly string[];
  readonly owner: string | undefined;
  readonly since: string;
  readonly percent: number;
  readonly reason: string | null;
};

/** What waits and what has failed, one line for each person and reason. */
export function photosOnTheirWay(
  uploads: readonly PhotoUpload[],
  ownerOf: (sha256: string) => string | undefined,
): PhotosOnTheirWay[] {
  const shown = uploads.filter(({ state }) => state !== 'sent');
  const groups = Map.groupBy(shown, ({ id, state, reason }) =>
    JSON.stringify([state, ownerOf(id), state === 'failed' && reason]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const reason = first.state === 'failed' ? (first.reason ?? 'The server refused this photo.') : null;
    return {
      ids: group.map(({ id }) => id),
      owner: ownerOf(first.id),
      since: group.map(({ at }) => at).toSorted()[0] ?? first.at,
      percent: percentOf(group),
      reason,
    };
  });
}

function percentOf(group: readonly PhotoUpload[]): number {
  const sum = (of: 'bytes' | 'sent') => group.reduce((total, upload) => total + upload[of], 0);
  return Math.floor((100 * sum('sent')) / Math.max(1, sum('bytes')));
}
