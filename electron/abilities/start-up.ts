import { app } from 'electron';
import type { Managed, StartUp } from '../contract.ts';
import { demoAccount } from '../demo-account.ts';
import { allowedOrigins } from '../policies/allowed-origins.ts';
import { readPolicies } from '../policies/policies.ts';
import { canRemember } from './secrets.ts';

/** What the page needs before its first screen. `npm start` sets the variables. */
export async function startUp(): Promise<StartUp> {
  const managed = await managedHere();
  return {
    version: app.getVersion(),
    platform: process.platform,
    serverAddress: managed.policies.serverAddress,
    demo: demoAccount(app.isPackaged, process.env),
    canRemember: await canRemember(),
    managed,
  };
}

async function managedHere(): Promise<Managed> {
  const resolved = await readPolicies();
  const { policies, managed, messages } = resolved;
  return { settings: managed, policies, allowedOrigins: allowedOrigins(resolved), messages };
}
