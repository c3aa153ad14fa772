import { powerMonitor } from 'electron';
import { tellPage } from '../window.ts';

/** Tells the page when the computer wakes, so that it pulls at once. */
export function announceResume(): void {
  powerMonitor.on('resume', () => tellPage('resume'));
}
