import { useEffect, useState } from 'react';
import { useData } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import { certificateTrouble } from '../parts/online/certificate-words.ts';
import type { SyncState } from '../parts/use-sync-state.ts';

/** What is wrong with the server's certificate, where that is why it can't be reached; else null. */
export function useCertificateTrouble({ trouble }: Pick<SyncState, 'trouble'>): string | null {
  const { serverAddress } = useData().session;
  const { shell } = useHost().host;
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask =
      trouble?.reason === 'unreachable' ? certificateTrouble(shell?.certificateFault, serverAddress) : null;
    void Promise.resolve(ask).then((words) => isGone || setFound(words));
    return () => {
      isGone = true;
    };
  }, [trouble, shell, serverAddress]);
  return found;
}
