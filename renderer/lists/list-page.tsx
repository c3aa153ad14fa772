import { Button, Switch, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { can } from '#domain/access/roles.ts';
import { type ListEntry, listHasField } from '#domain/company/list-entry.ts';
import { type ListKind, listKindNames, listKinds } from '#domain/company/list-kinds.ts';
import { useData } from '../data-context.tsx';
import { NoticeLine } from '../parts/notice.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { EntryMenu } from './entry-menu.tsx';
import { EntryTable } from './entry-table.tsx';
import classes from './list-page.module.css';
import { isOwnOrder, type ListSort, listRows } from './list-rows.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { useEntryActs } from './use-entry-acts.ts';
import { useOwnOrder } from './use-own-order.ts';
import { useUsers } from './use-users.ts';

type Open =
  | { readonly what: 'add' | 'paste' }
  | { readonly what: 'edit' | 'merge'; readonly entry: ListEntry };

/** One of the lists that the company edits itself (R40). */
export function ListPage() {
  const { kind } = useParams();
  const known = listKindNames.find((name) => name === kind) ?? 'position';
  return <OneList key={known} kind={known} />;
}

function OneList({ kind }: { readonly kind: ListKind }) {
  const { entries, place } = useOwnOrder(kind);
  const users = useUsers(kind);
  const [search, setSearch] = useState('');
  const [showRetired, setShowRetired] = useState(false);
  const [sort, setSort] = useState<ListSort>({ by: 'order', desc: false });
  const [open, setOpen] = useState<Open | null>(null);
  const rows = useMemo(
    () => listRows(entries, { search, showRetired, sort, uses: users.uses }),
    [entries, search, showRetired, sort, users.uses],
  );
  const retired = entries.filter(({ active }) => active === false).length;
  const mayEdit = can(useData(), 'editLists');
  const canMove = isOwnOrder({ search, sort });
  const { notice, setNotice, move, step, setActive } = useEntryActs(rows, place);
  const close = () => setOpen(null);
  const say = (text: string) => setNotice({ text });
  const { one, many } = listKinds[kind];

  return (
    <>
      <div className={classes.head}>
        <h1>{many}</h1>
        <span className="muted num">{rows.length.toLocaleString()}</span>
        <span className="grow" />
        {mayEdit && (
          <>
            <Button variant="subtle" color="gray" onClick={() => setOpen({ what: 'paste' })}>
              Paste a list
            </Button>
            <Button variant="filled" onClick={() => setOpen({ what: 'add' })}>
              Add
            </Button>
          </>
        )}
      </div>
      <div className={classes.filters}>
        <TextInput
          type="search"
          aria-label={`Search ${many.toLowerCase()}`}
          placeholder={`Search ${many.toLowerCase()}`}
          leftSection={<Search size={14} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {retired > 0 && (
          <Switch
            label={`Show retired (${retired})`}
            checked={showRetired}
            onChange={(event) => setShowRetired(event.currentTarget.checked)}
          />
        )}
        <NoticeLine notice={notice} className={classes.notice} />
      </div>
      <EntryTable
        label={many}
        rows={rows}
        hasPatterns={listHasField(kind, 'zipPatterns')}
        isOwnOrder={canMove}
        mayEdit={mayEdit}
        sort={sort}
        onSort={setSort}
        onOpen={(entry) => setOpen({ what: 'edit', entry })}
        onMove={move}
        onShowUsers={users.show}
        menu={(entry) => (
          <EntryMenu
            entry={entry}
            onStep={canMove ? (by) => step(entry.id, by) : null}
            onMerge={() => setOpen({ what: 'merge', entry })}
            onActive={(active) => void setActive(entry, active)}
          />
        )}
        empty={
          <p>
            {search
              ? `No ${one.toLowerCase()} matches the search.`
              : `No ${many.toLowerCase()} yet. Choose Add.`}
          </p>
        }
      />
      {(open?.what === 'add' || open?.what === 'edit') && (
        <EntryDialog
          kind={kind}
          entry={open.what === 'edit' ? open.entry : null}
          uses={open.what === 'edit' ? (users.uses.get(open.entry.id) ?? 0) : 0}
          onClose={close}
        />
      )}
      {open?.what === 'merge' && <MergeDialog entry={open.entry} onClose={close} onDone={say} />}
      {open?.what === 'paste' && <PasteDialog kind={kind} onClose={close} onDone={say} />}
    </>
  );
}
