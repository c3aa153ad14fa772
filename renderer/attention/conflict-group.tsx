import { Button, Checkbox, Menu } from '@mantine/core';
import { useState } from 'react';
import { useNames } from '../parts/entries.ts';
import classes from './attention.module.css';
import { Group } from './attention-group.tsx';
import type { ConflictItem } from './attention-items.ts';
import { type Rule, sourcesOf } from './bulk-rules.ts';
import { ConflictLine } from './conflict-line.tsx';
import { SettleDialog } from './settle-dialog.tsx';

type Props = {
  readonly items: readonly ConflictItem[];
  /** Told before these are settled here, so that nobody else is said to have done it. */
  readonly settling: (items: readonly ConflictItem[]) => void;
  readonly say: (text: string, undo?: (() => Promise<void>) | null) => void;
  readonly clear: () => void;
};

type Chosen = { readonly title: string; readonly rule: Rule };

/** Fields that were changed in two places (S5): one by one, or many by a rule. */
export function ConflictGroup({ items, settling, say, clear }: Props) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const picked = items.filter(({ id }) => selected.has(id));
  const target = picked.length > 0 ? picked : items;
  const select = (id: string, isSelected: boolean) => {
    const next = new Set(selected);
    if (isSelected) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
  const settled = (name: string) => (undo: (() => Promise<void>) | null) =>
    undo ? say(`${name} is settled.`, undo) : clear();
  return (
    <>
      <Group
        title="Changed in two places"
        items={items}
        head={
          <div className={classes.bulk}>
            <Checkbox
              size="xs"
              label={picked.length > 0 ? `${picked.length.toLocaleString()} selected` : 'Select all'}
              checked={picked.length === items.length}
              indeterminate={picked.length > 0 && picked.length < items.length}
              onChange={(event) =>
                setSelected(new Set(event.currentTarget.checked ? items.map(({ id }) => id) : []))
              }
            />
            <span className="grow" />
            <RuleMenu items={target} isAll={picked.length === 0} onChoose={setChosen} />
          </div>
        }
      >
        {(item) => (
          <ConflictLine
            key={item.id}
            item={item}
            isSelected={selected.has(item.id)}
            onSelect={(isSelected) => select(item.id, isSelected)}
            onSettling={() => settling([item])}
            onSettled={settled(item.subject.name)}
          />
        )}
      </Group>
      {chosen && (
        <SettleDialog
          title={chosen.title}
          rule={chosen.rule}
          items={target}
          onBegin={() => settling(target)}
          onClose={() => setChosen(null)}
          onDone={say}
        />
      )}
    </>
  );
}

type MenuProps = {
  readonly items: readonly ConflictItem[];
  readonly isAll: boolean;
  readonly onChoose: (chosen: Chosen) => void;
};

function RuleMenu({ items, isAll, onChoose }: MenuProps) {
  const names = useNames();
  const { devices, people } = sourcesOf(items);
  const whom = isAll ? 'all' : 'the selected';
  const line = (title: string, rule: Rule) => (
    <Menu.Item key={title} onClick={() => onChoose({ title, rule })}>
      {title}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>Decide {whom} by a rule</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {line(`Keep what stands for ${whom}`, { keep: 'standing' })}
        {line(`Keep the newest for ${whom}`, { keep: 'newest' })}
        <Menu.Divider />
        {devices.map((from) => line(`Keep what was typed on ${from}`, { keep: 'device', from }))}
        {people.map((from) => line(`Keep what ${names.person(from) ?? from} typed`, { keep: 'by', from }))}
      </Menu.Dropdown>
    </Menu>
  );
}
