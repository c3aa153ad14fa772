/**
 * The database can't be asked just now, or has lost its answer. Nobody knows whether a commit that was under way took
 * place; whoever asked asks again, which S7 makes harmless.
 */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('The database can not be reached', { cause });
  }
}
