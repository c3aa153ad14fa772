import { Link } from 'react-router';
import { useAttention } from './use-attention.ts';

/** How many things wait for a person, and the way to them. */
export function AttentionPill() {
  const { count } = useAttention();
  if (count === 0) return null;
  return (
    <Link to="/attention" className="pill dot warn">
      {count === 1 ? '1 needs attention' : `${count.toLocaleString()} need attention`}
    </Link>
  );
}
