/** A version that the feed names. */
export type Offer = {
  version: string;
  /** Whether it is older than the one that runs. */
  isOlder: boolean;
  /** Which version of the data on the disk it writes; `null` when the feed does not say. */
  dataVersion: number | null;
};

/** The version that runs here. */
export type Here = {
  /** The version that ran on this computer before it; `null` when there was none. */
  previous: string | null;
  dataVersion: number;
};

/** Newer versions may come; of the older ones only the one from before, if it can read what is on the disk. */
export const mayOffer = (offer: Offer, here: Here): boolean =>
  !offer.isOlder || (offer.version === here.previous && offer.dataVersion === here.dataVersion);
