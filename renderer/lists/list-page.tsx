import { Button, Switch, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { can } from '#domain/access/roles.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { type ListKind, listKindNames, listKinds } from '#domain/company/list-kinds.ts';
import { useData } from '../data-context.tsx';
import { useEntries, useNames } from '../parts/entries.ts';
import { fieldColumns } from '../parts/table/field-columns.tsx';
import { RecordTable, type SortingState } from '../parts/table/record-table.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { fieldsOfList } from './list-fields.ts';
import classes from './list-page.module.css';

const nothingHidden: readonly string[] = [];

/** One of the lists that the company edits itself (R40). */
export function ListPage() {
  const { kind } = useParams();
  const known = listKindNames.find((name) => name === kind) ?? 'position';
  return <OneList key={known} kind={known} />;
}

function OneList({ kind }: { readonly kind: ListKind }) {
  const data = useData();
  const names = useNames();
  const entries = useEntries(kind);
  const [search, setSearch] = useState('');
  const [showRetired, setShowRetired] = useState(false);
  const [sorting, setSorting] = useState<SortingState>([{ id: 'name', desc: false }]);
  const [open, setOpen] = useState<ListEntry | 'new' | null>(null);
  const columns = useMemo(() => fieldColumns<ListEntry>(fieldsOfList(kind), names), [kind, names]);
  const rows = useMemo(
    () => (showRetired ? entries : entries.filter(({ active }) => active !== false)),
    [entries, showRetired],
  );
  const retired = entries.filter(({ active }) => active === false).length;
  const mayEdit = can(data, 'editLists');
  const { one, many } = listKinds[kind];

  return (
    <>
      <div className={classes.head}>
        <h1>{many}</h1>
        <span className="muted num">{rows.length.toLocaleString()}</span>
        <span className="grow" />
        {mayEdit && (
          <Button variant="filled" onClick={() => setOpen('new')}>
            Add
          </Button>
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
      </div>
      <RecordTable
        label={many}
        rows={rows}
        columns={columns}
        search={search}
        sorting={sorting}
        onSorting={setSorting}
        hidden={nothingHidden}
        action={(entry) =>
          entry.active === false ? (
            <span className="pill">Retired</span>
          ) : (
            <button type="button" className={classes.edit} disabled={!mayEdit} onClick={() => setOpen(entry)}>
              Edit
            </button>
          )
        }
        onOpen={(entry) => mayEdit && setOpen(entry)}
        empty={
          <p>
            {search
              ? `No ${one.toLowerCase()} matches the search.`
              : `No ${many.toLowerCase()} yet. Choose Add.`}
          </p>
        }
      />
      {open && <EntryDialog kind={kind} entry={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}
