import { attentionWords } from './notice.ts';

/** The pictures in `badges/`, without their endings. Two sizes of each are there; Electron finds the finer one. */
export const badgeNames = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'more'] as const;

/** What lies over the app's icon in the taskbar of Windows, and what is read aloud of it. */
export type Overlay = { readonly name: (typeof badgeNames)[number]; readonly description: string };

/** How a system shows that so many things wait: as a number of its own, as a picture of ours, or null for nothing. */
export type Badge =
  | { readonly kind: 'number'; readonly count: number }
  | { readonly kind: 'overlay'; readonly overlay: Overlay | null };

/** The badge for so many things; Windows has none by a number. */
export function badgeFor(count: number, platform: NodeJS.Platform): Badge {
  if (platform !== 'win32') return { kind: 'number', count };
  if (count === 0) return { kind: 'overlay', overlay: null };
  const name = badgeNames[count - 1] ?? 'more';
  return { kind: 'overlay', overlay: { name, description: attentionWords(count) } };
}
