import { app } from 'electron';
import { LINK_SCHEME, technicianInArguments, technicianOf } from '../deep-link.ts';
import { focusWindow, tellPage } from '../window.ts';

let waiting: string | null = null;

/** Follows links to the app, from the command line, a second start, or macOS. A link waits until somebody signed in. */
export function followLinks(): void {
  // While developing this would register Electron itself.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  waiting = technicianInArguments(process.argv);
  app.on('second-instance', (_event, argv) => arrive(technicianInArguments(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    arrive(technicianOf(url));
  });
}

/** The technician whom the newest link named; once. */
export function takeLink(): string | null {
  const id = waiting;
  waiting = null;
  return id;
}

function arrive(id: string | null): void {
  focusWindow();
  if (id === null) return;
  waiting = id;
  tellPage('link');
}
