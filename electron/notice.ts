/** How many things wait for somebody, in a sentence that names nobody. */
export const attentionWords = (count: number): string =>
  count === 1 ? '1 thing needs attention.' : `${count} things need attention.`;

/**
 * What a notification says when more needs attention than before and nobody looks, or null. It names nobody: it lies
 * open on a locked screen. `before` is null until the first count.
 */
export function noticeFor(before: number | null, count: number, isInFront: boolean): string | null {
  if (before === null || count <= before || isInFront) return null;
  return attentionWords(count);
}
