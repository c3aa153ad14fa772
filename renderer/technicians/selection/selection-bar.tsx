import { Button, Menu } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useData } from '../../data-context.tsx';
import { formatCount } from '../../parts/display.ts';
import { BulkActivate } from './activate-dialog.tsx';
import { BulkDeactivate, BulkInvite, BulkReset } from './bulk-dialog.tsx';
import { type BulkAction, bulkActions, missingRight } from './bulk-plan.ts';
import classes from './selection.module.css';

const dialogs = {
  activate: BulkActivate,
  deactivate: BulkDeactivate,
  reset: BulkReset,
  invite: BulkInvite,
} as const satisfies Record<BulkAction, unknown>;

const actions = Object.keys(bulkActions) as BulkAction[];

type Props = {
  /** The selected technicians; those that are filtered away or scrolled out of sight count too. */
  readonly ids: readonly string[];
  readonly onClear: () => void;
};

/** How many are selected, and what can be done with them (R41). Nothing while none is. */
export function SelectionBar({ ids, onClear }: Props) {
  const data = useData();
  const target = useRef<HTMLButtonElement>(null);
  // The selection of the moment when the dialog was opened.
  const [open, setOpen] = useState<{ action: BulkAction; ids: readonly string[] } | null>(null);
  const Dialog = open && dialogs[open.action];
  const close = () => {
    setOpen(null);
    // The menu item that opened the dialog is gone; the way goes on from its menu.
    requestAnimationFrame(() => target.current?.focus());
  };
  if (ids.length === 0 && !open) return null;
  return (
    <section className={classes.bar} aria-label="Selection">
      <span className="num" role="status">
        {formatCount(ids.length)} selected
      </span>
      <Menu position="top-start">
        <Menu.Target>
          <Button ref={target} variant="filled" rightSection={<ChevronUp size={14} aria-hidden="true" />}>
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.map((action) => {
            const missing = missingRight(action, data);
            return (
              <Menu.Item
                key={action}
                disabled={missing !== null}
                rightSection={missing && <span className="hint">{missing}</span>}
                onClick={() => setOpen({ action, ids })}
              >
                {bulkActions[action].label}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <Button variant="subtle" color="gray" onClick={onClear}>
        Clear selection
      </Button>
      {Dialog && <Dialog ids={open.ids} onClose={close} />}
    </section>
  );
}
