import { NavLink } from 'react-router';
import { can } from '#domain/access/roles.ts';
import { listKindNames, listKinds } from '#domain/company/list-kinds.ts';
import { useData, useRecords } from '../data-context.tsx';
import classes from './frame.module.css';

/** The way to every screen (R1). */
export function SidePanel() {
  const data = useData();
  const technicians = useRecords(data.technicians);
  return (
    <nav className={classes.side} aria-label="Settings">
      <h2 id="side-people">People</h2>
      <Item to="/technicians" label="Technicians" count={technicians.length} />
      {can(data, 'editUsers') && <Item to="/users" label="Office users" />}
      <h2>Lists</h2>
      {listKindNames.map((kind) => (
        <Item key={kind} to={`/lists/${kind}`} label={listKinds[kind].many} />
      ))}
      <h2>Company</h2>
      <Item to="/sync" label="Sync" />
      {can(data, 'seeOutbox') && <Item to="/outbox" label="Outbox" />}
      {can(data, 'seeAudit') && <Item to="/audit" label="Audit log" />}
      <h2>Help</h2>
      <Item to="/about" label="About" />
    </nav>
  );
}

function Item({
  to,
  label,
  count,
}: {
  readonly to: string;
  readonly label: string;
  readonly count?: number;
}) {
  return (
    <NavLink to={to} className={classes.link ?? ''}>
      {label}
      {count !== undefined && (
        <b className={`${classes.count} num`} aria-hidden="true">
          {count.toLocaleString()}
        </b>
      )}
    </NavLink>
  );
}
