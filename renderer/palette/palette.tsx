import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useCallback, useDeferredValue, useId, useMemo, useState } from 'react';
import { useData, useRecords } from '../data-context.tsx';
import { isShortcut, pressedKeys } from './key-press.ts';
import classes from './palette.module.css';
import { type Command, type PaletteItem, paletteGroups } from './palette-items.ts';
import { optionId, PaletteList } from './palette-list.tsx';
import { recentOf, remember } from './recent.ts';
import { isMac } from './use-shortcuts.ts';

type Props = {
  readonly commands: readonly Command[];
  readonly onOpenTechnician: (id: string) => void;
  /** Told after something was chosen, or that nothing was. */
  readonly onClose: (chosen: boolean) => void;
};

/** Goes to a technician or a screen, or does something, by a few letters (R58). */
export function Palette({ commands, onOpenTechnician, onClose }: Props) {
  const data = useData();
  const technicians = useRecords(data.technicians);
  const personId = data.session.user.id;
  const [recent] = useState(() => recentOf(personId));
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const [active, setActive] = useState(0);
  const listId = useId();
  const find = useCallback(
    (of: string) => paletteGroups(of, { technicians, commands, recent, open: onOpenTechnician }),
    [technicians, commands, recent, onOpenTechnician],
  );
  const groups = useMemo(() => find(read), [find, read]);
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(active, items.length - 1);

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    remember(personId, item.id);
    onClose(true);
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (isShortcut('palette', pressedKeys(event.nativeEvent, isMac), null, 0)) {
      event.preventDefault();
      return onClose(false);
    }
    // Who types fast is ahead of what is drawn.
    if (event.key === 'Enter') return choose(read === text ? items[at] : find(text)[0]?.items[0]);
    const next = stepOf(event.key, at, items.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  };

  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      withCloseButton={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      centered={false}
      yOffset={64}
      size={560}
      padding={0}
      classNames={{ content: classes.frame ?? '' }}
      aria-label="Find a technician, a screen, an action"
    >
      <div className={classes.search}>
        <Search size={16} aria-hidden="true" />
        <input
          ref={focusAtOnce}
          data-autofocus
          type="text"
          role="combobox"
          aria-label="Find a technician, a screen, an action"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={items[at] ? optionId(listId, at) : undefined}
          placeholder="Find a technician, a screen, an action"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <PaletteList id={listId} groups={groups} active={at} onChoose={choose} />
      <p className={classes.none} role="status">
        {items.length === 0 &&
          `Nothing is called “${read.trim()}”. Try a name, a phone, an email or a screen.`}
      </p>
    </Modal>
  );
}

/** Before the next key: whoever knows the way types on. */
const focusAtOnce = (input: HTMLInputElement | null) => input?.focus();

/** Where a key leads in the list, round its ends; null for a key that stays in the text. */
function stepOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at + count - 1) % count;
  return null;
}
