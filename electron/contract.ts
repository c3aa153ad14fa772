import { z } from 'zod';
import type { Policies, SettingName } from './policies/settings.ts';

/** What a call answers when doing or not doing it are both normal. `reason` is a sentence for people. */
export type Done = { ok: true } | { ok: false; reason: string };

export type SavedFile = { ok: true; path: string } | { ok: false; reason: 'canceled' };

/** What is known about a new version; each `reason` is a sentence for people. */
export type UpdateState =
  | { stage: 'off'; reason: string }
  | { stage: 'idle' }
  | { stage: 'checking' }
  | { stage: 'found'; version: string }
  /** `percent` is a whole number. */
  | { stage: 'loading'; version: string; percent: number }
  | { stage: 'ready'; version: string }
  | { stage: 'failed'; reason: string };

/** What the organization decides on this computer, and what is wrong with how it says so. */
export type Managed = {
  /** The settings that nobody here may change. */
  settings: readonly SettingName[];
  policies: Policies;
  /** Where people may sign in; null for anywhere. */
  allowedOrigins: readonly string[] | null;
  /** Sentences for people, about broken policies. */
  messages: readonly string[];
};

/** What is wrong with a server's certificate; `error` is Chromium's name for it. */
export type CertificateFault =
  /** Nobody signed it whom this computer trusts. */
  | { kind: 'authority' }
  /** It is for another name. */
  | { kind: 'name' }
  /** It has run out, or has not begun. */
  | { kind: 'dates' }
  | { kind: 'other'; error: string };

export type StartUp = {
  version: string;
  /** `process.platform` of the computer. */
  platform: string;
  /** The address to offer at sign-in, for example `http://127.0.0.1:8080`. */
  serverAddress: string | null;
  /** The demo account that `npm start` made. */
  demo: { username: string; password: string } | null;
  /** Whether secrets can be kept safely on this computer. */
  canRemember: Done;
  managed: Managed;
};

const secretName = z.string().regex(/^[a-z-]{1,40}$/);
const secretValue = z.string().max(100_000);
const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\\/\0]+$/);
// Kinds that no system runs when they are opened.
const fileToSave = z.strictObject({
  suggestedName: fileName.regex(/\.(csv|json|jsonl|txt)$/i),
  text: z.string(),
});
const pdfName = fileName.regex(/\.pdf$/i);

const menuCommand = z.strictObject({
  id: z.string().min(1).max(100),
  label: z.string().min(1).max(100),
  menu: z.enum(['file', 'edit', 'view', 'go', 'help']),
  /** Such as `mod+k`, where `mod` is Ctrl, on a Mac Cmd; null without. */
  keys: z.string().max(40).nullable(),
});

/** Something that the page can do and the native menu offers. */
export type MenuCommand = z.infer<typeof menuCommand>;

/** The longest name that there is in DNS. */
const hostName = z.string().min(1).max(253);

const counters = z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.int().min(0));

/** Every call from the page to the main process. Both ends take their types from here. */
export const channels = {
  'start-up': channel(z.tuple([])).answers<StartUp>(),
  'secrets:read': channel(z.tuple([secretName])).answers<string | null>(),
  'secrets:write': channel(z.tuple([secretName, secretValue])).answers<Done>(),
  'secrets:remove': channel(z.tuple([secretName])).answers<undefined>(),
  'save-file': channel(z.tuple([fileToSave])).answers<SavedFile>(),
  'open-external': channel(z.tuple([z.string().max(8_000)])).answers<Done>(),
  menu: channel(z.tuple([z.array(menuCommand).max(100)])).answers<undefined>(),
  'take-link': channel(z.tuple([])).answers<string | null>(),
  'show-logs': channel(z.tuple([])).answers<Done>(),
  'export-diagnostics': channel(z.tuple([counters])).answers<SavedFile>(),
  'save-pdf': channel(z.tuple([pdfName])).answers<SavedFile>(),
  'certificate-fault': channel(z.tuple([hostName])).answers<CertificateFault | null>(),
  attention: channel(z.tuple([z.int().min(0).max(1_000_000)])).answers<undefined>(),
  'updates:state': channel(z.tuple([])).answers<UpdateState>(),
  'updates:check': channel(z.tuple([])).answers<void>(),
  'updates:load': channel(z.tuple([])).answers<void>(),
  'updates:install': channel(z.tuple([])).answers<Done>(),
  'updates:safe': channel(z.tuple([z.boolean()])).answers<void>(),
};

/** Every event from the main process to the page, with what it carries. */
export type ShellEvents = {
  /** What is known about a new version has changed. */
  updates: [state: UpdateState];
  resume: [];
  /** A link has arrived, for `take-link`. */
  link: [];
  /** The id of a command that was chosen in the native menu. */
  command: [id: string];
};
export type ShellEvent = keyof ShellEvents;

export type Channel = keyof typeof channels;
export type Arguments<C extends Channel> = z.infer<(typeof channels)[C]['args']>;
export type Answer<C extends Channel> = ReturnType<(typeof channels)[C]['answer']>;

/** What the preload script exposes to the page as `window.fieldroster`. */
export type Desktop = {
  startUp(): Promise<StartUp>;
  secrets: {
    /** `null` when nothing was kept. Rejects when the value is there but cannot be unsealed. */
    read(name: string): Promise<string | null>;
    write(name: string, value: string): Promise<Done>;
    remove(name: string): Promise<void>;
  };
  /** Asks where to save, then writes `text` as UTF-8; csv, json, jsonl or txt. Rejects when the disk refuses. */
  saveFile(file: { suggestedName: string; text: string }): Promise<SavedFile>;
  /** Hands an https, mailto or tel address to the system. */
  openExternal(url: string): Promise<Done>;
  /** Calls `listener` each time the computer wakes. Returns how to stop. */
  onResume(listener: () => void): () => void;
  /** Gives the native menu what the page can do now; it stands there until the next call. */
  offerCommands(commands: readonly MenuCommand[]): Promise<void>;
  /** Calls `listener` with the id of each command that is chosen in the native menu. Returns how to stop. */
  onCommand(listener: (id: string) => void): () => void;
  /** The id of the technician whom a `fieldroster:` link named, once; null where none waits. */
  takeLink(): Promise<string | null>;
  /** Calls `listener` when a link has arrived. Returns how to stop. */
  onLink(listener: () => void): () => void;
  /** Shows the folder of the log. */
  showLogs(): Promise<Done>;
  /** Asks where to save, then writes what helps to find a fault: versions, these counters, the end of the log. */
  exportDiagnostics(counters: Readonly<Record<string, number>>): Promise<SavedFile>;
  /** Asks where to save, then writes the page as it prints; the name ends in `.pdf`. Rejects when the disk refuses. */
  savePdf(suggestedName: string): Promise<SavedFile>;
  /** What was wrong with that host's certificate when it was judged last; null where nothing was, or it is not known. */
  certificateFault(host: string): Promise<CertificateFault | null>;
  /** How many things wait for the person: for the badge, and for a notification when it grows unseen. */
  setAttention(count: number): Promise<void>;
  updates: {
    state(): Promise<UpdateState>;
    /** Looks for a new version; how it went comes by `onChange`. */
    check(): Promise<void>;
    /** Downloads the version that was found. */
    load(): Promise<void>;
    /** Closes the app and puts the downloaded version in place, unless something is not on the disk yet. */
    install(): Promise<Done>;
    /** Says whether all that was typed and all that waits for the server is on the disk. */
    setSafe(isSafe: boolean): Promise<void>;
    /** Returns how to stop. */
    onChange(listener: (state: UpdateState) => void): () => void;
  };
};

type ChannelOf<Args extends z.ZodType, Result> = { args: Args; answer: () => Result };

// The answer exists as a type only: main is trusted by the page, so nothing checks it at run time.
function channel<Args extends z.ZodType>(args: Args) {
  return { answers: <Result>() => ({ args }) as ChannelOf<Args, Result> };
}
