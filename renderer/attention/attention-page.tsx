import { useRef } from 'react';
import type { Outcome } from '#domain/sync/wire.ts';
import type { Refused } from '../data/quarantine.ts';
import { useData } from '../data-context.tsx';
import { NoticeLine } from '../parts/notice.tsx';
import { HeldBackCard } from '../sync/held-back-card.tsx';
import classes from './attention.module.css';
import { Group } from './attention-group.tsx';
import { ConflictGroup } from './conflict-group.tsx';
import { FlagLine, PhotoLine, RequestLine } from './other-lines.tsx';
import { RefusedLine } from './refused-line.tsx';
import { useAttention } from './use-attention.ts';
import { useItemKeys } from './use-item-keys.ts';
import { useNotice } from './use-notice.ts';

/** Everything that waits for a person, to be settled in place; what is settled here is settled everywhere. */
export function AttentionPage() {
  const attention = useAttention();
  const { conflicts, flags, refused, requests, photos, isHeldBack, count } = attention;
  const { notice, say, settling, clear } = useNotice(conflicts);
  const list = useRef<HTMLDivElement>(null);
  const keys = useItemKeys(list);
  const discard = useDiscard(say);
  return (
    <div className={classes.page} ref={list}>
      <div className={classes.head}>
        <h1>Needs attention</h1>
        <span className="muted num">{count.toLocaleString()}</span>
        <NoticeLine notice={notice} className={classes.notice} />
      </div>
      {count === 0 && <Nothing />}
      {conflicts.length + flags.length > 0 && <KeyHint />}
      {isHeldBack && <HeldBackCard />}
      <div className={classes.groups} {...keys}>
        {conflicts.length > 0 && (
          <ConflictGroup items={conflicts} settling={settling} say={say} clear={clear} />
        )}
        <Group title="Taken by somebody else" items={flags}>
          {(item) => <FlagLine key={item.id} item={item} onSettled={clear} />}
        </Group>
        <Group title="Refused by the server" items={refused}>
          {(entry) => (
            <RefusedLine key={entry.id} entry={entry} onDiscard={(name) => void discard(entry, name)} />
          )}
        </Group>
        <Group title="Requests that failed" items={requests}>
          {(request) => <RequestLine key={request.id} request={request} />}
        </Group>
        <Group title="Photos that failed" items={photos}>
          {(group) => <PhotoLine key={group.ids.join()} group={group} />}
        </Group>
      </div>
    </div>
  );
}

function Nothing() {
  return (
    <p className={classes.empty}>
      Nothing waits for you. When two people change the same field, when somebody else has the same phone or
      email, or when the server refuses something, it is kept here until you decide.
    </p>
  );
}

const KeyHint = () => (
  <p className="hint">
    <kbd>↑</kbd> <kbd>↓</kbd> from one to the next, <kbd>K</kbd> keeps what stands, <kbd>O</kbd> keeps the
    other value, <kbd>Space</kbd> selects, <kbd>Enter</kbd> opens the profile.
  </p>
);

/** Takes what was typed out of the quarantine, with a way back. */
function useDiscard(say: ReturnType<typeof useNotice>['say']) {
  const { quarantine } = useData();
  return async (entry: Refused, name: string) => {
    await quarantine.remove(entry.id);
    say(`What was typed on ${name} is discarded.`, () => putBack(quarantine, entry));
  };
}

/** Keeps a refused edit again as it was kept. */
function putBack(
  quarantine: ReturnType<typeof useData>['quarantine'],
  { collectionName, recordId, typed, base, code, field, reason }: Refused,
): Promise<void> {
  const outcome: Outcome = { id: recordId, outcome: 'rejected', code, reason, ...(field ? { field } : {}) };
  const row = {
    assumedMasterState: base ? { ...base, id: recordId } : undefined,
    newDocumentState: { ...typed, id: recordId },
  };
  return quarantine.keep(collectionName, row, outcome);
}
