import { Switch, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { administratorRole } from '#domain/access/roles.ts';
import type { KnownRole } from '../parts/permissions/known-roles.ts';
import classes from './roles.module.css';

type Props = {
  readonly office: readonly KnownRole[];
  readonly technician: readonly KnownRole[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
};

/** The roles of both kinds, to pick one. */
export function RoleList({ office, technician, selected, onSelect }: Props) {
  const [search, setSearch] = useState('');
  const [showRetired, setShowRetired] = useState(false);
  const retired = [...office, ...technician].filter(({ active }) => !active).length;
  const isShown = ({ id, name, active }: KnownRole) =>
    (active || showRetired || id === selected) && name.toLowerCase().includes(search.trim().toLowerCase());
  const groups = [
    { title: 'Office roles', roles: office.filter(isShown) },
    { title: 'Technician roles', roles: technician.filter(isShown) },
  ];
  return (
    <nav className={classes.list} aria-label="Roles">
      <TextInput
        type="search"
        aria-label="Search roles"
        placeholder="Search roles"
        leftSection={<Search size={14} aria-hidden="true" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {groups.map(({ title, roles }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          {roles.map((role) => (
            <button
              key={role.id}
              type="button"
              aria-current={role.id === selected ? 'true' : undefined}
              onClick={() => onSelect(role.id)}
            >
              {role.name}
              <span className="hint">{noteOf(role)}</span>
            </button>
          ))}
          {roles.length === 0 && <p className="hint">{search ? 'None matches.' : 'None yet.'}</p>}
        </section>
      ))}
      {retired > 0 && (
        <Switch
          label={`Show retired (${retired})`}
          checked={showRetired}
          onChange={(event) => setShowRetired(event.currentTarget.checked)}
        />
      )}
    </nav>
  );
}

const noteOf = ({ id, active, permissions }: KnownRole): string =>
  id === administratorRole ? 'all' : active ? String(permissions.length) : 'retired';
