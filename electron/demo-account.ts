import type { StartUp } from './contract.ts';

/** The account that `npm start` made, or null. A package signs nobody in by what its environment says. */
export function demoAccount(isPackaged: boolean, env: NodeJS.ProcessEnv): StartUp['demo'] {
  const { FIELDROSTER_DEMO_USER: username, FIELDROSTER_DEMO_PASSWORD: password } = env;
  return !isPackaged && username && password ? { username, password } : null;
}
