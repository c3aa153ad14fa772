import type { AnyRecord } from '../record/field.ts';

type Decidable = {
  readonly conflicts?: AnyRecord | null | undefined;
  readonly flags?: AnyRecord | null | undefined;
};

/** How many values of a record wait for a person: changed in two places (S5), or taken by somebody else (S10). */
export const toDecide = ({ conflicts, flags }: Decidable): number =>
  Object.keys(conflicts ?? {}).length + Object.keys(flags ?? {}).length;
