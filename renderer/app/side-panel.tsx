import { Fragment } from 'react';
import { NavLink } from 'react-router';
import { useAttention } from '../attention/use-attention.ts';
import { useData, useRecords } from '../data-context.tsx';
import classes from './frame.module.css';
import { screenGroups } from './screens.ts';

/** The way to every screen (R1). */
export function SidePanel() {
  const data = useData();
  const technicians = useRecords(data.technicians);
  const { count } = useAttention();
  const counts: Readonly<Record<string, number>> = {
    '/technicians': technicians.length,
    ...(count > 0 ? { '/attention': count } : {}),
  };
  return (
    <nav className={classes.side} aria-label="Settings">
      {screenGroups(data).map(({ title, screens }) => (
        <Fragment key={title}>
          <h2>{title}</h2>
          {screens.map(({ to, label }) => (
            <Item key={to} to={to} label={label} count={counts[to]} isAlert={to === '/attention'} />
          ))}
        </Fragment>
      ))}
    </nav>
  );
}

function Item({
  to,
  label,
  count,
  isAlert,
}: {
  readonly to: string;
  readonly label: string;
  readonly count: number | undefined;
  /** A number that waits for a person. */
  readonly isAlert: boolean;
}) {
  return (
    <NavLink to={to} className={classes.link ?? ''}>
      {label}
      {count !== undefined && (
        <b className={`${classes.count} num`} data-alert={isAlert || undefined} aria-hidden="true">
          {count.toLocaleString()}
        </b>
      )}
    </NavLink>
  );
}
