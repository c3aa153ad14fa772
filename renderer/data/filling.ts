/** Follows the pages of one collection: while each is full, the next is asked for in any case. */
export type Filling = {
  /** Is a pull worth asking for? Where one is under way to the end, it is asked for once more after that. */
  readonly isWorthAsking: () => boolean;
  readonly isUnderWay: () => boolean;
  readonly pulled: (isFull: boolean) => void;
};

/**
 * A request for a pull makes RxDB look through all that it has written here for what to push, which in a first sync is
 * everything so far. `wake` asks for a pull.
 */
export function createFilling(wake: () => void): Filling {
  let isUnderWay = false;
  let wasAsked = false;
  return {
    isUnderWay: () => isUnderWay,
    isWorthAsking: () => {
      wasAsked ||= isUnderWay;
      return !isUnderWay;
    },
    pulled: (isFull) => {
      isUnderWay = isFull;
      if (isFull || !wasAsked) return;
      wasAsked = false;
      wake();
    },
  };
}
