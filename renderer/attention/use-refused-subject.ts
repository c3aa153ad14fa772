import { listKindNames, listKinds } from '#domain/company/list-kinds.ts';
import type { Refused } from '../data/quarantine.ts';
import { useData } from '../data-context.tsx';

type RefusedSubject = { readonly name: string; readonly about: string | null; readonly path: string | null };

/** What a refused edit was of, in words, and the way there. */
export function useRefusedSubject({ collectionName, recordId, typed }: Refused): RefusedSubject {
  const { technicians } = useData();
  const name = String(typed.name ?? recordId);
  if (collectionName === 'technicians') return { name, about: null, path: `/technicians/${recordId}` };
  if (collectionName === 'requests') {
    const id = String(typed.technicianId ?? '');
    return { name: technicians.get(id)?.name ?? id, about: 'Request', path: `/technicians/${id}` };
  }
  const kind = listKindNames.find((each) => each === typed.kind);
  if (kind) return { name, about: listKinds[kind].many, path: `/lists/${kind}` };
  return { name, about: 'Settings', path: '/settings' };
}
