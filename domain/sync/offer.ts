import type { Actor } from '../access/roles.ts';
import type { Edit } from '../record/own-fields.ts';
import type { Collection } from './collections.ts';
import type { Standing } from './decide.ts';
import type { WireRecord } from './wire.ts';

/**
 * Whoever offers, and where. `mergeId` is for the edit that joins two histories, where one is needed; `unseen` names
 * fields, by the first part of their name, that they were not shown when they took what they offer.
 */
export type Offerer = {
  readonly actor: Actor;
  readonly device: string;
  readonly mergeId: string;
  readonly unseen?: readonly string[] | undefined;
};

export type Offer = Offerer & {
  readonly collection: Collection;
  readonly offered: WireRecord;
  readonly standing: Standing;
  readonly edit: Edit;
  /** What the offer says nothing of, by the names of fields. */
  readonly hidden: ReadonlySet<string>;
  /** What its holder may not change, and leaves to others. */
  readonly left: ReadonlySet<string>;
};

export const chainOf = ({ id, after = [] }: Edit): readonly string[] => [id, ...after];

const standingEdit = ({ record }: Standing) => record?.edit as Edit | null | undefined;

/** Has the server had that edit? What stands names those that it was made upon. */
export const isKnown = (standing: Standing, id: string): boolean =>
  standing.appliedAs(id) !== undefined ||
  [standingEdit(standing)].some((edit) => edit && chainOf(edit).includes(id));

/** Was what stands an earlier state of what is offered? */
export const isNewer = ({ edit, standing }: Offer): boolean =>
  (edit.after ?? []).includes(standingEdit(standing)?.id ?? '');
