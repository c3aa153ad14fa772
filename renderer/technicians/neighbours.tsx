import { ActionIcon, Tooltip } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { withKeys } from '../palette/keys.tsx';
import { shortcuts } from '../palette/shortcuts.ts';
import { useShortcut } from '../palette/use-shortcuts.ts';
import { useTechniciansView } from '../view/technicians-view.ts';

type Way = 'previous' | 'next';

/** The way through the rows as the table last showed them. */
export function Neighbours({ id }: { readonly id: string }) {
  const shown = useTechniciansView((view) => view.shown);
  const index = shown.findIndex((each) => each.id === id);
  if (index < 0) return null;
  return (
    <>
      <Step way="previous" to={shown[index - 1]?.id} />
      <span className="muted num">
        {(index + 1).toLocaleString()} of {shown.length.toLocaleString()}
      </span>
      <Step way="next" to={shown[index + 1]?.id} />
    </>
  );
}

/** Another technician is another form, drawn anew; the focus goes with the person who went there by keyboard. */
function Step({ way, to }: { readonly way: Way; readonly to: string | undefined }) {
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  const cameBy = (useLocation().state as { way?: Way } | null)?.way;
  const go = () => to && void navigate(`/technicians/${to}`, { state: { way } });
  useShortcut(way, go);
  useEffect(() => {
    if (cameBy === way) button.current?.focus();
  }, [cameBy, way]);
  const Chevron = way === 'previous' ? ChevronLeft : ChevronRight;
  return (
    <Tooltip label={withKeys(way)}>
      <ActionIcon
        ref={button}
        variant="subtle"
        color="gray"
        aria-label={shortcuts[way].label}
        data-disabled={to === undefined}
        aria-disabled={to === undefined}
        onClick={go}
      >
        <Chevron size={16} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
