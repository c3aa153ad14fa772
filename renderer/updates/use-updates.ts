import { useEffect, useState } from 'react';
import type { UpdateState } from '#electron/contract.ts';
import { useHost } from '../host-context.tsx';
import { showMessage } from '../parts/message.tsx';
import { useAllSaved } from './unsaved.ts';

/** What is known about new versions of the desktop app; null in the browser, which the server updates. */
export function useUpdateState(): UpdateState | null {
  const updates = useHost().host.shell?.updates;
  const [state, setState] = useState<UpdateState | null>(null);
  useEffect(() => {
    if (!updates) return;
    let gone = false;
    const stop = updates.onChange(setState);
    void updates.state().then((now) => void (gone || setState((known) => known ?? now)));
    return () => {
      gone = true;
      stop();
    };
  }, [updates]);
  return state;
}

/** Holds new versions back while something is typed and not saved, and says when one is ready. */
export function useUpdateDesk(): void {
  const updates = useHost().host.shell?.updates;
  const isSafe = useAllSaved();
  useEffect(() => {
    void updates?.setSafe(isSafe);
  }, [updates, isSafe]);
  const state = useUpdateState();
  const ready = state?.stage === 'ready' ? state.version : null;
  useEffect(() => {
    if (!updates || ready === null) return;
    const restart = () =>
      void updates
        .install()
        .then((done) => done.ok || showMessage({ text: done.reason, action: null, standsFor: false }));
    return showMessage({
      text: `Version ${ready} is ready.`,
      action: { label: 'Restart now', run: restart },
      standsFor: false,
    });
  }, [updates, ready]);
}
