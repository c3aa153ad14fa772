/** Connection failures, a server that starts, stops or is full (its disk too), and one that has become a standby. */
const lostCodes =
  /^(08...|57P0[1-3]|53[1-3]00|25006|25P03|E(CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN))$/;

/** What `pg` says without a code. */
const lostWords = /^Connection terminated|timeout exceeded when trying to connect|not queryable|read timeout/;

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Is it that the database can't be asked, rather than that it was asked something wrong? */
export function isLost(error: unknown): boolean {
  if (lostCodes.test(codeOf(error))) return true;
  // Several addresses were tried, each with its own failure.
  if (error instanceof AggregateError) return error.errors.some(isLost);
  return error instanceof Error && lostWords.test(error.message);
}

/** Has it waited for a lock, or worked at a statement, for longer than anybody waits? */
export const isOverdue = (error: unknown): boolean => /^(55P03|57014)$/.test(codeOf(error));

/** Did two transactions stand in each other's way, so that one of them has to begin anew? */
export const isContended = (error: unknown): boolean => /^(40001|40P01)$/.test(codeOf(error));
