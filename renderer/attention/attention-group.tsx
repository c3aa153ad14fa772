import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './attention.module.css';

/** So many are drawn at once. */
const page = 100;

type GroupProps<T> = {
  readonly title: string;
  readonly items: readonly T[];
  readonly head?: ReactNode;
  readonly children: (item: T) => ReactNode;
};

/** The items of one kind under their heading, with their number. */
export function Group<T>({ title, items, head, children }: GroupProps<T>) {
  const [most, setMost] = useState(page);
  if (items.length === 0) return null;
  const id = `group-${title.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="muted num">{items.length.toLocaleString()}</span>
      </h2>
      {head}
      {items.slice(0, most).map(children)}
      {items.length > most && (
        <div className={classes.more}>
          <Button onClick={() => setMost(most + page)}>Show more</Button>
        </div>
      )}
    </section>
  );
}
