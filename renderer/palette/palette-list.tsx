import { useEffect, useRef } from 'react';
import { Keys } from './keys.tsx';
import classes from './palette.module.css';
import type { PaletteGroup, PaletteItem } from './palette-items.ts';

type Props = {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  /** The place of the item that Enter chooses, counted over all groups. */
  readonly active: number;
  readonly onChoose: (item: PaletteItem) => void;
};

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** What the palette offers; the focus stays in its text. */
export function PaletteList({ id, groups, active, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other groups may have the same place elsewhere
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, groups]);
  let place = 0;
  return (
    <div ref={list} id={id} role="listbox" aria-label="Found" className={classes.list}>
      {groups.map(({ label, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups, and no fieldsets
        <div key={label} role="group" aria-label={label}>
          <div className={classes.group} aria-hidden="true">
            {label}
          </div>
          {items.map((item) => {
            const index = place++;
            return (
              <Option
                key={item.id}
                id={optionId(id, index)}
                item={item}
                isActive={index === active}
                onChoose={onChoose}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type OptionProps = {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
  readonly onChoose: (item: PaletteItem) => void;
};

const Option = ({ id, item, isActive, onChoose }: OptionProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the text above, which says what is active
  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text
  <div
    id={id}
    role="option"
    aria-selected={isActive}
    className={classes.item}
    onMouseDown={(event) => event.preventDefault()}
    onClick={() => onChoose(item)}
  >
    <span className={classes.label}>{item.label}</span>
    {item.hint && <span className="hint num">{item.hint}</span>}
    {item.shortcut && <Keys of={item.shortcut} />}
  </div>
);
