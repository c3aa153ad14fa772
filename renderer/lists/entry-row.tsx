import { useDraggable, useDroppable } from '@dnd-kit/core';
import { GripVertical } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { EntryName } from '../parts/entry-name.tsx';
import classes from './entry-table.module.css';
import type { EntryTableProps } from './entry-table.tsx';
import type { ListRow } from './list-rows.ts';

type Step = (id: string, by: -1 | 1) => void;

type Props = Pick<
  EntryTableProps,
  'hasPatterns' | 'isOwnOrder' | 'mayEdit' | 'onOpen' | 'onShowUsers' | 'menu'
> & {
  readonly row: ListRow;
  readonly index: number;
  readonly onStep: Step;
};

/** One entry: its name below what it lies in, who has it, and what can be done with it. */
export function EntryRow({ row, index, onStep, ...props }: Props) {
  const { entry, depth, path, uses } = row;
  const { mayEdit, isOwnOrder, onOpen } = props;
  const { setNodeRef, isOver } = useDroppable({ id: entry.id, disabled: !isOwnOrder });
  const isRetired = entry.active === false;
  return (
    <tr
      ref={setNodeRef}
      aria-rowindex={index + 2}
      data-over={isOver || undefined}
      data-retired={isRetired || undefined}
      onDoubleClick={() => mayEdit && onOpen(entry)}
    >
      {mayEdit && (
        <td className={classes.handleCell}>{isOwnOrder && <Handle row={row} onStep={onStep} />}</td>
      )}
      <td>
        <EntryName name={entry.name} colour={entry.colour} depth={isOwnOrder ? depth : 0} />
        {!isOwnOrder && path.length > 0 && <span className="hint"> in {path.join(' › ')}</span>}
      </td>
      {props.hasPatterns && (
        <td className="num" title={entry.zipPatterns?.join(', ')}>
          {entry.zipPatterns?.join(', ')}
        </td>
      )}
      <td className={`${classes.uses} num`}>
        {uses > 0 && (
          <button
            type="button"
            className={classes.link}
            title={`Show the technicians who have ${entry.name}`}
            onClick={() => props.onShowUsers(entry)}
          >
            {uses.toLocaleString()}
          </button>
        )}
      </td>
      <td className={classes.actions}>
        {isRetired ? (
          <span className="pill">Retired</span>
        ) : (
          <button type="button" className={classes.link} disabled={!mayEdit} onClick={() => onOpen(entry)}>
            Edit
          </button>
        )}
        {mayEdit && props.menu(entry)}
      </td>
    </tr>
  );
}

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** What a row is dragged by; with the focus on it, the arrow keys move the row. */
function Handle({ row: { entry }, onStep }: { readonly row: ListRow; readonly onStep: Step }) {
  const { setNodeRef, listeners } = useDraggable({ id: entry.id });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    onStep(entry.id, by);
  };
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={classes.handle}
      data-move={entry.id}
      aria-label={`Move ${entry.name}`}
      title="Drag, or press the up and down arrow keys"
      {...listeners}
      onKeyDown={onKeyDown}
    >
      <GripVertical size={14} aria-hidden="true" />
    </button>
  );
}
