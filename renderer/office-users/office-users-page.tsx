import { Button, Switch, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { type OfficeUser, officeUsersAnswer } from '#domain/access/office-api.ts';
import type { Sorting } from '#domain/company/saved-views.ts';
import { useEntries } from '../parts/entries.ts';
import online from '../parts/online/online.module.css';
import { ListOutline, TroubleNote } from '../parts/online/trouble-note.tsx';
import { useAnswer } from '../parts/online/use-answer.ts';
import { knownOfficeRoles } from '../parts/permissions/known-roles.ts';
import { RecordTable } from '../parts/table/record-table.tsx';
import { userColumns } from './user-columns.ts';
import { UserDialog } from './user-dialog.tsx';

const nobody: readonly OfficeUser[] = [];

/** Who works in the office, with which role. The server alone keeps them. */
export function OfficeUsersPage() {
  const { value, trouble, isAsking, again } = useAnswer('/api/users', officeUsersAnswer);
  const users = value?.users ?? nobody;
  const [search, setSearch] = useState('');
  const [showInactive, setShowInactive] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const roles = useEntries('role');
  const columns = useMemo(() => {
    const known = new Map(knownOfficeRoles(roles).map(({ id, name }) => [id, name]));
    return userColumns((id) => known.get(id) ?? 'Unknown role');
  }, [roles]);
  const rows = useMemo(
    () => (showInactive ? users : users.filter(({ active }) => active)),
    [users, showInactive],
  );
  const close = useCallback(() => setOpenId(null), []);

  return (
    <>
      <div className={online.head}>
        <h1>Office users</h1>
        {value && <span className="muted num">{rows.length.toLocaleString()}</span>}
        <span className="grow" />
        <Button variant="filled" disabled={!value} onClick={() => setOpenId('new')}>
          Add
        </Button>
      </div>
      <div className={online.filters}>
        <TextInput
          type="search"
          aria-label="Search office users"
          placeholder="Search office users"
          leftSection={<Search size={14} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Switch
          label={`Show inactive (${users.filter(({ active }) => !active).length})`}
          checked={showInactive}
          onChange={(event) => setShowInactive(event.currentTarget.checked)}
        />
      </div>
      {trouble && <TroubleNote trouble={trouble} isAsking={isAsking} onAgain={again} />}
      {value ? (
        <UserTable rows={rows} columns={columns} search={search} onOpen={({ id }) => setOpenId(id)} />
      ) : (
        isAsking && <ListOutline />
      )}
      {openId && (
        <UserDialog
          key={openId}
          user={users.find(({ id }) => id === openId) ?? null}
          onClose={close}
          onChanged={again}
        />
      )}
    </>
  );
}

type TableProps = {
  readonly rows: readonly OfficeUser[];
  readonly columns: ReturnType<typeof userColumns>;
  readonly search: string;
  readonly onOpen: (user: OfficeUser) => void;
};

function UserTable({ rows, columns, search, onOpen }: TableProps) {
  const [sorting, setSorting] = useState<Sorting>([{ id: 'name', desc: false }]);
  return (
    <RecordTable
      label="Office users"
      rows={rows}
      columns={columns}
      search={search}
      sorting={sorting}
      onSorting={setSorting}
      action="Edit"
      onOpen={onOpen}
      empty={<p>{search ? 'No office user matches the search.' : 'No office users yet. Choose Add.'}</p>}
    />
  );
}
