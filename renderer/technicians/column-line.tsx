import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon } from '@mantine/core';
import { Check, GripVertical, Pin } from 'lucide-react';
import classes from './columns-menu.module.css';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly isShown: boolean;
  readonly isPinned: boolean;
  /** It can't be hidden. */
  readonly isFixed: boolean;
  readonly onShow: (show: boolean) => void;
  readonly onPin: (pin: boolean) => void;
};

/** A column in the list of all: its grip moves it, with Space and arrows too. */
export function ColumnLine({ id, label, isShown, isPinned, isFixed, onShow, onPin }: Props) {
  const drag = useSortable({ id });
  return (
    <li
      ref={drag.setNodeRef}
      className={classes.line}
      style={{ transform: CSS.Translate.toString(drag.transform), transition: drag.transition }}
    >
      <button
        type="button"
        className={classes.grip}
        {...drag.attributes}
        {...drag.listeners}
        aria-label={`Move ${label}`}
      >
        <GripVertical size={13} aria-hidden="true" />
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: the whole line is the target; a native box is too small for one */}
      <button
        type="button"
        role="checkbox"
        aria-checked={isShown}
        className={classes.check}
        disabled={isFixed}
        onClick={() => onShow(!isShown)}
      >
        <i className={classes.box} aria-hidden="true">
          {isShown && <Check size={12} />}
        </i>
        {label}
      </button>
      <ActionIcon
        variant="subtle"
        size="sm"
        color={isPinned ? 'accent' : 'gray'}
        aria-label={`Keep ${label} at the left`}
        aria-pressed={isPinned}
        onClick={() => onPin(!isPinned)}
      >
        <Pin size={13} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
