import { bundleGuards } from './bundle.ts';
import { callGuards } from './calls.ts';
import type { Guard } from './guard.ts';
import { networkGuards } from './network.ts';
import { pageGuards } from './pages.ts';
import { permissionGuards } from './permissions.ts';
import { policyGuards } from './policies.ts';
import { secrecyGuards } from './secrecy.ts';
import { updateGuards } from './updates.ts';
import { windowGuards } from './windows.ts';

/** Every guard in `electron/`, by subject. One that is added there is added here. */
export const guards: readonly Guard[] = [
  ...callGuards,
  ...pageGuards,
  ...permissionGuards,
  ...bundleGuards,
  ...policyGuards,
  ...networkGuards,
  ...secrecyGuards,
  ...windowGuards,
  ...updateGuards,
];
