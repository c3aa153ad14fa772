import { app, Notification } from 'electron';
import { noticeFor } from '../notice.ts';
import { focusWindow, isInFront, tellPage } from '../window.ts';

let before: number | null = null;
let shown: Notification | null = null;

/** Shows how many things wait: as the badge, and once as a notification when it grows while nobody looks. */
export function setAttention(count: number): undefined {
  app.setBadgeCount(count);
  const notice = noticeFor(before, count, isInFront());
  before = count;
  if (count === 0) shown?.close();
  if (notice !== null && Notification.isSupported()) show(notice);
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
