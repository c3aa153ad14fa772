import { app } from 'electron';
import type { Managed, StartUp } from '../contract.ts';
import { allowedOrigins } from '../policies/allowed-origins.ts';
import { readPolicies } from '../policies/policies.ts';
import { canRemember } from './secrets.ts';

/** What the page needs before its first screen. `npm start` sets the variables. */
export async function startUp(): Promise<StartUp> {
  const { FIELDROSTER_DEMO_USER, FIELDROSTER_DEMO_PASSWORD } = process.env;
  const hasDemo = FIELDROSTER_DEMO_USER && FIELDROSTER_DEMO_PASSWORD;
  const managed = await managedHere();
  return {
    version: app.getVersion(),
    platform: process.platform,
    serverAddress: managed.policies.serverAddress,
    demo: hasDemo ? { username: FIELDROSTER_DEMO_USER, password: FIELDROSTER_DEMO_PASSWORD } : null,
    canRemember: await canRemember(),
    managed,
  };
}

async function managedHere(): Promise<Managed> {
  const resolved = await readPolicies();
  const { policies, managed, messages } = resolved;
  return { settings: managed, policies, allowedOrigins: allowedOrigins(resolved), messages };
}
