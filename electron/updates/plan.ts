import type { UpdatesPolicy } from '../policies/policies.ts';

/** How this copy came onto the computer. */
export type Installed = 'appimage' | 'deb' | 'development' | 'mac' | 'msi' | 'nsis' | 'rpm';

/** What the app does about new versions; `reason` is a sentence for people. */
export type Plan = { ok: false; reason: string } | ({ ok: true } & ActivePlan);

export type ActivePlan = {
  /** Where to look in place of the address that the package was built with. */
  feed: string | null;
  channel: string | null;
  /** Whether a new version is downloaded before anybody asks for it. */
  loadsByItself: boolean;
  /** Whether a downloaded version is put in place when the app is closed. */
  installsOnQuit: boolean;
};

// Only here can a person without an administrator's password put a new version in place.
const BY_ITSELF: ReadonlySet<Installed> = new Set(['appimage', 'mac', 'nsis']);

// What macOS has been handed to install cannot be called back, so there a person says when.
const ON_QUIT: ReadonlySet<Installed> = new Set(['appimage', 'nsis']);

/** Decides by policy, by how this copy was installed, and by whether it was built with an address of a feed. */
export function planUpdates(policy: UpdatesPolicy, installed: Installed, hasFeed: boolean): Plan {
  const reason = whyNot(policy, installed, hasFeed);
  if (reason !== null) return { ok: false, reason };
  const loadsByItself = policy.mode === 'automatic' && BY_ITSELF.has(installed);
  const installsOnQuit = loadsByItself && ON_QUIT.has(installed);
  return { ok: true, feed: policy.feed, channel: policy.channel, loadsByItself, installsOnQuit };
}

function whyNot({ mode, feed }: UpdatesPolicy, installed: Installed, hasFeed: boolean): string | null {
  if (mode === 'off') return 'Your organization has turned updates off.';
  if (installed === 'development') return 'This copy was not installed, so it is not updated.';
  if (installed === 'msi') return 'Your organization installs new versions on this computer.';
  if (feed === null && !hasFeed) return 'This copy does not know where to look for new versions.';
  if (feed !== null && !isSafe(feed)) return 'The address for updates has to begin with https://.';
  return null;
}

// Who can change what is downloaded here can run what they like on every computer.
function isSafe(feed: string): boolean {
  const url = URL.parse(feed);
  return url?.protocol === 'https:' || url?.hostname === '127.0.0.1';
}
