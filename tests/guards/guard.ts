/** A guard of the shell, how to take it away, and the test that has to miss it. */
export type Guard = {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly from: string;
  readonly to: string;
  /** A file of unit tests or of journeys, and the name of the test. */
  readonly test: readonly [file: string, name: string];
};
