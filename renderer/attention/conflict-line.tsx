import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { AttentionItem } from './attention-item.tsx';
import type { ConflictItem } from './attention-items.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { canTypeHere, ThirdValue } from './third-value.tsx';
import { useConflictWords } from './use-conflict-words.ts';

type Props = {
  readonly item: ConflictItem;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
  readonly onSettling: () => void;
  readonly onSettled: (undo: (() => Promise<void>) | null) => void;
};

/** A field that was changed in two places: whose, both values, and the ways to settle it. */
export function ConflictLine({ item, isSelected, onSelect, onSettling, onSettled }: Props) {
  const { label, before } = useConflictWords()(item);
  const [isTyping, setTyping] = useState(false);
  const { name, about, path } = item.subject;
  return (
    <AttentionItem
      id={item.id}
      name={name}
      path={path}
      about={`${about ? `${about} · ` : ''}${label} · ${before}`}
      aside={
        <Checkbox
          size="xs"
          aria-label={`Select ${label} of ${name}`}
          checked={isSelected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
      }
    >
      <ConflictChoice item={item} hasKeys onSettling={onSettling} onSettled={onSettled}>
        {canTypeHere(item) && !isTyping && (
          <Button variant="subtle" onClick={() => setTyping(true)}>
            Write another value
          </Button>
        )}
      </ConflictChoice>
      {isTyping && (
        <ThirdValue
          item={item}
          onClose={() => setTyping(false)}
          onSettling={onSettling}
          onSettled={onSettled}
        />
      )}
    </AttentionItem>
  );
}
