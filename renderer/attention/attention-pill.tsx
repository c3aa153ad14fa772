import { useEffect } from 'react';
import { Link } from 'react-router';
import { useHost } from '../host-context.tsx';
import { useAttention } from './use-attention.ts';

/** How many things wait for a person, and the way to them. */
export function AttentionPill() {
  const { count } = useAttention();
  useBadge(count);
  if (count === 0) return null;
  return (
    <Link to="/attention" className="pill dot warn">
      {count === 1 ? '1 needs attention' : `${count.toLocaleString()} need attention`}
    </Link>
  );
}

/** On the desktop the system shows the number too. */
function useBadge(count: number): void {
  const { shell } = useHost().host;
  useEffect(() => void shell?.setAttention(count), [shell, count]);
  useEffect(() => () => void shell?.setAttention(0), [shell]);
}
