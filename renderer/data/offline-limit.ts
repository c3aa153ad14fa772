import { type Company, usualOfflineDays } from '#domain/company/company.ts';

const day = 24 * 60 * 60_000;

/**
 * Why this computer may not go on without the server, or null where it may (R44). `lastSuccess` is the instant of
 * the last contact, null before the first; `now` in milliseconds since 1970.
 */
export function offlineRefusal(
  company: Pick<Company, 'offlineDays'> | undefined,
  lastSuccess: string | null | undefined,
  now: number,
): string | null {
  if (!lastSuccess) return null;
  const limit = company?.offlineDays ?? usualOfflineDays;
  const days = Math.floor((now - Date.parse(lastSuccess)) / day);
  if (days < limit) return null;
  return `This computer last reached the server ${days} days ago, and the company allows ${limit}. Connect and sign in. Everything that waits here is kept.`;
}
