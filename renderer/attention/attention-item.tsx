import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './attention.module.css';

type Props = {
  readonly id: string;
  /** What it is about, for the eye and for whoever hears the list. */
  readonly name: string;
  readonly path: string | null;
  readonly about: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** One thing that waits for a person. The list moves the focus between these by the arrow keys. */
export function AttentionItem({ id, name, path, about, aside, children }: Props) {
  const title = `item-${id}`;
  return (
    <article className={classes.item} data-item={id} tabIndex={-1} aria-labelledby={title}>
      <div className={classes.itemHead}>
        {aside}
        <h3 id={title}>
          {path ? (
            <Link to={path} data-open>
              {name}
            </Link>
          ) : (
            name
          )}{' '}
          <span className="muted">{about}</span>
        </h3>
      </div>
      <div className={classes.itemBody}>{children}</div>
    </article>
  );
}
