import classes from './selection.module.css';

export type Listed = { readonly id: string; readonly name: string; readonly note?: string | undefined };

type Props = { readonly heading: string; readonly people: readonly Listed[] };

/** So many are named; the rest are counted, and stand in the summary that can be copied. */
const mostNames = 50;

/** Names below a heading, each with what there is to know about it. Nothing where there is nobody. */
export function PeopleList({ heading, people }: Props) {
  if (people.length === 0) return null;
  const more = people.length - mostNames;
  return (
    <section className={classes.group} aria-label={heading}>
      <h3>{heading}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard too */}
      <ul tabIndex={0}>
        {people.slice(0, mostNames).map(({ id, name, note }) => (
          <li key={id}>
            {name}
            {note && <span className="muted"> {note}</span>}
          </li>
        ))}
        {more > 0 && <li className="muted">and {more.toLocaleString()} more</li>}
      </ul>
    </section>
  );
}
