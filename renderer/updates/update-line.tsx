import { Button } from '@mantine/core';
import { useState } from 'react';
import type { UpdateState } from '#electron/contract.ts';
import type { DesktopShell } from '../host.ts';
import { useHost } from '../host-context.tsx';
import { useUpdateState } from './use-updates.ts';

/** What is known about a new version, and what can be done about it. */
export function UpdateLine() {
  const { shell } = useHost().host;
  const state = useUpdateState();
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!shell || !state) return null;
  const act = actionFor(state, shell.updates, setRefusal);
  return (
    <p className="muted" role="status">
      {refusal ?? words(state)}{' '}
      {act && (
        <Button size="compact-sm" onClick={act.run}>
          {act.label}
        </Button>
      )}
    </p>
  );
}

function words(state: UpdateState): string {
  if (state.stage === 'off' || state.stage === 'failed') return state.reason;
  if (state.stage === 'checking') return 'Looking for a new version…';
  if (state.stage === 'found') return `Version ${state.version} is there.`;
  if (state.stage === 'loading') return `Version ${state.version}: ${state.percent} % is here.`;
  return state.stage === 'ready' ? `Version ${state.version} is ready.` : 'No new version is known.';
}

type Action = { readonly label: string; readonly run: () => void };

function actionFor(
  { stage }: UpdateState,
  updates: DesktopShell['updates'],
  refuse: (reason: string) => void,
): Action | null {
  const restart = () => void updates.install().then((done) => done.ok || refuse(done.reason));
  if (stage === 'idle' || stage === 'failed') return { label: 'Look now', run: () => void updates.check() };
  if (stage === 'found') return { label: 'Download', run: () => void updates.load() };
  return stage === 'ready' ? { label: 'Restart now', run: restart } : null;
}
