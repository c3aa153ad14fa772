import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Technician } from '#domain/technician/fields.ts';
import { useData } from '../data-context.tsx';
import { Avatar } from '../parts/photo/avatar.tsx';
import type { ConflictItem } from './attention-items.ts';
import classes from './choice.module.css';
import { settleConflict, whyNotDecide, whyNotTake } from './settle.ts';
import { type Side, useConflictWords } from './use-conflict-words.ts';

type Props = {
  readonly item: ConflictItem;
  /** Shows the keys that do the same, where a list listens to them. */
  readonly hasKeys?: boolean;
  /** More ways to settle it, beside the two buttons. */
  readonly children?: ReactNode;
  /** Told before the edit is written. */
  readonly onSettling?: () => void;
  readonly onSettled?: (undo: (() => Promise<void>) | null) => void;
};

/** Both values of a conflict, and the buttons that keep either (S5, R50). */
export function ConflictChoice({ item, hasKeys = false, children, onSettling, onSettled }: Props) {
  const data = useData();
  const { sides } = useConflictWords()(item);
  const keep = useKeep(item);
  const why = whyNotDecide(item, data);
  const settle = async (side: Side) => {
    onSettling?.();
    const undo = await keep(side);
    onSettled?.(undo);
  };
  const locked = why ? null : whyNotTake(item, sides[1].value, data);
  return (
    <>
      <ul className={classes.sides}>
        {sides.map((side) => (
          <li key={side.keep} data-kept={side.keep === 'standing' || undefined}>
            {item.conflict.field === 'photo' && (
              <Avatar
                person={{
                  id: item.subject.record.id,
                  name: item.subject.name,
                  photo: side.value as Technician['photo'],
                }}
                size={48}
              />
            )}
            <span>“{side.text}”</span>
            <span className="hint">{side.said}</span>
          </li>
        ))}
      </ul>
      {why === null && (
        <div className={classes.keeps}>
          {sides.map((side) => (
            <KeepButton
              key={side.keep}
              side={side}
              hasKeys={hasKeys}
              locked={side.keep === 'other' ? locked : null}
              onKeep={() => void settle(side)}
            />
          ))}
          {children}
        </div>
      )}
      {(why ?? locked) && <span className="hint">{why ?? locked}</span>}
    </>
  );
}

/** Keeps one of the two values, with the sentence that an undo is offered by. */
function useKeep(item: ConflictItem): (side: Side) => ReturnType<typeof settleConflict> {
  const data = useData();
  const { label } = useConflictWords()(item);
  return ({ keep, text }) =>
    settleConflict(data, `Kept “${text}” as ${label} of ${item.subject.name}`, item, { keep });
}

type KeepProps = {
  readonly side: Side;
  readonly hasKeys: boolean;
  readonly locked: string | null;
  readonly onKeep: () => void;
};

const keys = { standing: 'K', other: 'O' } as const;

function KeepButton({ side: { keep, text }, hasKeys, locked, onKeep }: KeepProps) {
  return (
    <Button
      data-keep={keep}
      disabled={locked !== null}
      onClick={onKeep}
      rightSection={hasKeys ? <kbd aria-hidden="true">{keys[keep]}</kbd> : undefined}
    >
      <span className={classes.clip}>Keep “{text}”</span>
    </Button>
  );
}
