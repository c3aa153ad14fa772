import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useData } from '../data-context.tsx';
import { technicianItemId } from '../palette/palette-items.ts';
import { remember } from '../palette/recent.ts';
import { useShortcut, useShortcutKeys } from '../palette/use-shortcuts.ts';
import { printPage } from '../print/print-page.ts';
import type { FrameDialog } from './use-commands.ts';

/** The shortcuts that work on every screen. */
export function useFrameShortcuts(show: (dialog: FrameDialog) => void): void {
  const navigate = useNavigate();
  useShortcutKeys();
  useShortcut('palette', () => show('palette'));
  useShortcut('help', () => show('shortcuts'));
  useShortcut('technicians', () => void navigate('/technicians'));
  useShortcut('sync', () => void navigate('/sync'));
  useShortcut('attention', () => void navigate('/attention'));
  useShortcut('print', printPage);
  useShortcut('search', () => document.querySelector<HTMLElement>('main input[type="search"]')?.focus());
}

/** Remembers whose profiles were opened, by whatever way, for the palette. */
export function useRecentTechnicians(): void {
  const { pathname } = useLocation();
  const data = useData();
  const personId = data.session.user.id;
  const id = /^\/technicians\/([^/]+)/.exec(pathname)?.[1];
  const isKnown = id !== undefined && data.technicians.get(id) !== undefined;
  useEffect(() => {
    if (id && isKnown) remember(personId, technicianItemId(id));
  }, [id, isKnown, personId]);
}
