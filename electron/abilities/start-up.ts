import { app } from 'electron';
import type { StartUp } from '../contract.ts';
import { canRemember } from './secrets.ts';

/** What the page needs before its first screen. `npm start` sets the variables. */
export async function startUp(): Promise<StartUp> {
  const { FIELDROSTER_SERVER, FIELDROSTER_DEMO_USER, FIELDROSTER_DEMO_PASSWORD } = process.env;
  const hasDemo = FIELDROSTER_DEMO_USER && FIELDROSTER_DEMO_PASSWORD;
  return {
    version: app.getVersion(),
    platform: process.platform,
    serverAddress: FIELDROSTER_SERVER || null,
    demo: hasDemo ? { username: FIELDROSTER_DEMO_USER, password: FIELDROSTER_DEMO_PASSWORD } : null,
    canRemember: await canRemember(),
  };
}
