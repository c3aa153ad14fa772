import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useTechniciansView } from '../view/technicians-view.ts';
import { type SavedView, viewAsked } from './saved-views.ts';

/**
 * Opens the view that the address asks for, once, and takes it out of the address, so that going back keeps what was
 * changed since (R7). Answers whether the last link led nowhere.
 */
export function useViewLink(views: readonly SavedView[]): boolean {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const asked = params.get('view');
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    if (asked === null) return;
    const found = viewAsked(asked, views);
    if (found) useTechniciansView.getState().open(found.id, found.view);
    setBroken(found === null);
    void navigate('/technicians', { replace: true });
  }, [asked, views, navigate]);
  return isBroken;
}
