/** What a scenario found; `runs` is how often its fault came. The rest has to be nothing. */
export type Outcome = {
  readonly runs: number;
  readonly lost: readonly string[];
  readonly stuck: readonly string[];
  readonly duplicated: readonly string[];
};

export type Scenario = {
  readonly name: string;
  /** `seed` replays what is left to chance. `scale` is 1 for the short selection in the tests, and more by `npm run faults`. */
  readonly run: (options: { readonly seed: number; readonly scale: number }) => Promise<Outcome>;
};

/** What the oracle of the model says, by kind. */
export function outcomeOf(runs: number, wrong: readonly string[], stuck: readonly string[] = []): Outcome {
  const isDouble = (each: string) => each.startsWith('twice');
  return {
    runs,
    stuck,
    lost: wrong.filter((each) => !isDouble(each)),
    duplicated: wrong.filter(isDouble),
  };
}
