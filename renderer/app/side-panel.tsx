import { Fragment } from 'react';
import { NavLink } from 'react-router';
import { useData, useRecords } from '../data-context.tsx';
import classes from './frame.module.css';
import { screenGroups } from './screens.ts';

/** The way to every screen (R1). */
export function SidePanel() {
  const data = useData();
  const technicians = useRecords(data.technicians);
  return (
    <nav className={classes.side} aria-label="Settings">
      {screenGroups(data).map(({ title, screens }) => (
        <Fragment key={title}>
          <h2>{title}</h2>
          {screens.map(({ to, label }) => (
            <Item
              key={to}
              to={to}
              label={label}
              {...(to === '/technicians' ? { count: technicians.length } : {})}
            />
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
