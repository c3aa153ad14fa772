import { Link } from 'react-router';
import type { FlagItem } from './attention-items.ts';
import classes from './choice.module.css';
import { useFlag } from './use-flag.ts';

/** Whose a value is already, in one sentence. */
export function FlagSummary({ item }: { readonly item: FlagItem }) {
  const { label, text, holder } = useFlag(item);
  return (
    <div className={classes.sentence}>
      <strong>{label}</strong> “{text}”{' '}
      {holder ? (
        <>
          belongs to <Link to={`/technicians/${holder.id}`}>{holder.name}</Link> already
        </>
      ) : (
        'waits here and is free now'
      )}
    </div>
  );
}
