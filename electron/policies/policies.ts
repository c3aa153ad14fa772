import { app } from 'electron';
import { proxyConfig } from '../network/proxy.ts';
import { type Resolved, resolvePolicies, type Source } from './resolve.ts';
import type { Policies } from './settings.ts';
import { policySources, testFolderOf } from './sources.ts';

/** How the app keeps itself up to date; `channel` and `feed` are null where nobody chose others than ours. */
export type UpdatesPolicy = {
  readonly mode: 'off' | 'notify' | 'automatic';
  readonly channel: string | null;
  readonly feed: string | null;
};

let resolved: Promise<Resolved> | null = null;

/** What holds on this computer. Read once: a changed policy counts from the next start. */
export function readPolicies(): Promise<Resolved> {
  resolved ??= resolve();
  return resolved;
}

async function resolve(): Promise<Resolved> {
  const { FIELDROSTER_SERVER, FIELDROSTER_POLICY_FOLDER } = process.env;
  const testFolder = testFolderOf(app.isPackaged, FIELDROSTER_POLICY_FOLDER);
  const sources = await policySources({ platform: process.platform, testFolder });
  const own: Source[] = FIELDROSTER_SERVER
    ? [{ rank: 'environment', name: 'FIELDROSTER_SERVER', values: { serverAddress: FIELDROSTER_SERVER } }]
    : [];
  const all = resolvePolicies([...sources, ...own]);
  const { message } = proxyConfig(all.policies);
  return message ? { ...all, messages: [...all.messages, message] } : all;
}

/** The part of the policies that is about updates. */
export const updatesPolicy = ({ updates, updateChannel, updateFeed }: Policies): UpdatesPolicy => ({
  mode: updates ?? 'notify',
  channel: updateChannel,
  feed: updateFeed,
});
