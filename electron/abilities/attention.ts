import { join } from 'node:path';
import { app, Notification, nativeImage } from 'electron';
import { badgeFor, type Overlay } from '../badge.ts';
import { noticeFor } from '../notice.ts';
import { focusWindow, isInFront, layOverIcon, tellPage } from '../window.ts';

// They lie beside the bundle of the shell.
const BADGES = join(import.meta.dirname, 'badges');

let before: number | null = null;
let shown: Notification | null = null;

/** Shows how many things wait: as the badge, and once as a notification when it grows while nobody looks. */
export function setAttention(count: number): undefined {
  const badge = badgeFor(count, process.platform);
  if (badge.kind === 'number') app.setBadgeCount(badge.count);
  else layOver(badge.overlay);
  const notice = noticeFor(before, count, isInFront());
  before = count;
  if (count === 0) shown?.close();
  if (notice !== null && Notification.isSupported()) show(notice);
}

function layOver(overlay: Overlay | null): void {
  const picture = overlay && nativeImage.createFromPath(join(BADGES, `${overlay.name}.png`));
  layOverIcon(picture, overlay?.description ?? '');
}

function show(body: string): void {
  // One at a time: a newer count stands for all before it.
  shown?.close();
  shown = new Notification({ title: 'Fieldroster', body });
  shown.on('click', () => {
    focusWindow();
    tellPage('command', 'screen:/attention');
  });
  shown.show();
}
