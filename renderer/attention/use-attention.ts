import { useMemo, useSyncExternalStore } from 'react';
import type { Request } from '#domain/company/requests.ts';
import type { Refused } from '../data/quarantine.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useHeldBack } from '../sync/held-back-card.tsx';
import type { PhotosOnTheirWay } from '../sync/photos-on-their-way.ts';
import { usePhotosOnTheirWay } from '../sync/use-photos-on-their-way.ts';
import {
  type ConflictItem,
  conflictItems,
  type FlagItem,
  failedRequests,
  flagItems,
} from './attention-items.ts';
import { hiddenRequests, onHidden } from './hidden-requests.ts';

/** Everything that waits for a person, in its groups. */
export type Attention = {
  readonly conflicts: readonly ConflictItem[];
  readonly flags: readonly FlagItem[];
  readonly refused: readonly Refused[];
  readonly requests: readonly Request[];
  readonly photos: readonly PhotosOnTheirWay[];
  /** Is a pull held back that would take many profiles (S18)? */
  readonly isHeldBack: boolean;
  readonly count: number;
};

/** What waits for a person; the pill, the side panel and the screen all count by this. */
export function useAttention(): Attention {
  const data = useData();
  const technicians = useRecords(data.technicians);
  const lists = useRecords(data.lists);
  const company = useRecords(data.company);
  const requests = useFailedRequests();
  const refused = useRecords(data.refused);
  const onTheirWay = usePhotosOnTheirWay();
  const isHeldBack = useHeldBack()?.decision === 'open';
  const conflicts = useMemo(
    () => conflictItems({ technicians, lists, company }),
    [technicians, lists, company],
  );
  const flags = useMemo(() => flagItems(technicians), [technicians]);
  const photos = useMemo(() => onTheirWay.filter(({ reason }) => reason !== null), [onTheirWay]);
  const groups = { conflicts, flags, refused, requests, photos };
  const count = Object.values(groups).reduce((sum, { length }) => sum + length, isHeldBack ? 1 : 0);
  return { ...groups, isHeldBack, count };
}

function useFailedRequests(): readonly Request[] {
  const data = useData();
  const all = useRecords(data.requests);
  const personId = data.session.user.id;
  const hidden = useSyncExternalStore(onHidden, () => hiddenRequests(personId));
  return useMemo(() => failedRequests(all).filter(({ id }) => !hidden.includes(id)), [all, hidden]);
}
