import type { Desktop, Managed } from '#electron/contract.ts';
import type { SecretStore } from './data/session.ts';

export type DesktopShell = Omit<Desktop, 'startUp' | 'secrets' | 'saveFile' | 'openExternal' | 'onResume'>;

/** What the organization decides on this desktop; nothing in the browser. */
export type HostPolicies = {
  readonly isAddressFixed: boolean;
  /** The origins where people may sign in; null for any. */
  readonly allowedOrigins: readonly string[] | null;
  readonly staysSignedIn: boolean;
  /** How many days this computer may go on without the server, where that is less than the company allows. */
  readonly offlineDays: number | null;
  /** After so many minutes without a key or a click, the password is asked for. */
  readonly idleLockMinutes: number | null;
  /** Sentences about policies that are broken. */
  readonly messages: readonly string[];
  /** The settings that nobody here may change, with what holds for them. */
  readonly managed: readonly ManagedSetting[];
};

export type ManagedSetting = {
  readonly name: Managed['settings'][number];
  readonly value: string | number | boolean | readonly string[] | null;
};

/** What differs between the desktop app and the browser edition, and nothing else. */
export type Host = {
  readonly isDesktop: boolean;
  /** Where the server is; null when the person has to say. */
  readonly serverAddress: string | null;
  readonly demo: { readonly username: string; readonly password: string } | null;
  readonly secrets: SecretStore;
  /** Why this desktop can't keep keys, so that its data lies there unencrypted; null where it can. */
  readonly noVault: string | null;
  readonly policies: HostPolicies;
  readonly saveText: (suggestedName: string, text: string) => Promise<void>;
  readonly onResume: (listener: () => void) => void;
  readonly device: string;
  /** What only the desktop can do; null in the browser. */
  readonly shell: DesktopShell | null;
};

declare global {
  interface Window {
    readonly fieldroster?: Desktop;
  }
}

export const findHost = async (): Promise<Host> =>
  window.fieldroster ? desktopHost(window.fieldroster) : browserHost();

async function desktopHost(desktop: Desktop): Promise<Host> {
  const { serverAddress, demo, platform, canRemember, managed } = await desktop.startUp();
  return {
    isDesktop: true,
    serverAddress,
    demo,
    secrets: desktop.secrets,
    noVault: canRemember.ok ? null : canRemember.reason,
    policies: hostPolicies(managed),
    saveText: async (suggestedName, text) => {
      await desktop.saveFile({ suggestedName, text });
    },
    onResume: (listener) => {
      desktop.onResume(listener);
    },
    device: deviceName(platform),
    shell: desktop,
  };
}

const hostPolicies = ({ settings, policies, allowedOrigins, messages }: Managed): HostPolicies => ({
  // A managed address that is broken leaves none, and then one may be typed.
  isAddressFixed: settings.includes('serverAddress') && policies.serverAddress !== null,
  allowedOrigins,
  staysSignedIn: policies.rememberSignIn !== false,
  offlineDays: policies.offlineDays,
  idleLockMinutes: policies.idleLockMinutes,
  messages,
  managed: settings.map((name) => ({ name, value: policies[name] })),
});

const unmanaged: HostPolicies = {
  isAddressFixed: false,
  allowedOrigins: null,
  staysSignedIn: true,
  offlineDays: null,
  idleLockMinutes: null,
  messages: [],
  managed: [],
};

function browserHost(): Host {
  return {
    isDesktop: false,
    serverAddress: new URL('.', location.href).href.replace(/\/$/, ''),
    demo: null,
    secrets: browserSecrets,
    noVault: null,
    policies: unmanaged,
    saveText: async (suggestedName, text) => download(suggestedName, text),
    onResume: (listener) =>
      document.addEventListener('visibilitychange', () => !document.hidden && listener()),
    device: deviceName('browser'),
    shell: null,
  };
}

const prefix = 'fieldroster.secret.';

/** The browser has no vault: what is kept here is as safe as the browser's profile. */
const browserSecrets: SecretStore = {
  read: async (name) => localStorage.getItem(prefix + name),
  write: async (name, value) => {
    localStorage.setItem(prefix + name, value);
    return { ok: true };
  },
  remove: async (name) => localStorage.removeItem(prefix + name),
};

/** A name for this computer that stays: what kind it is and four letters of its own. */
function deviceName(kind: string): string {
  const key = 'fieldroster.device';
  const known = localStorage.getItem(key);
  if (known) return known;
  const name = `${kind} ${crypto.randomUUID().slice(0, 4)}`;
  localStorage.setItem(key, name);
  return name;
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
