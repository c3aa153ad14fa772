import { z } from 'zod';

/** What a call answers when doing or not doing it are both normal. `reason` is a sentence for people. */
export type Done = { ok: true } | { ok: false; reason: string };

export type SavedFile = { ok: true; path: string } | { ok: false; reason: 'canceled' };

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
};

const secretName = z.string().regex(/^[a-z-]{1,40}$/);
const secretValue = z.string().max(100_000);
const fileToSave = z.strictObject({
  suggestedName: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\\/\0]+$/),
  text: z.string(),
});

/** Every call from the page to the main process. Both ends take their types from here. */
export const channels = {
  'start-up': channel(z.tuple([])).answers<StartUp>(),
  'secrets:read': channel(z.tuple([secretName])).answers<string | null>(),
  'secrets:write': channel(z.tuple([secretName, secretValue])).answers<Done>(),
  'secrets:remove': channel(z.tuple([secretName])).answers<undefined>(),
  'save-file': channel(z.tuple([fileToSave])).answers<SavedFile>(),
  'open-external': channel(z.tuple([z.string().max(8_000)])).answers<Done>(),
};

/** Every event from the main process to the page; none carries data. */
export type ShellEvent = 'resume';

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
  /** Asks where to save, then writes `text` as UTF-8. Rejects when the disk refuses. */
  saveFile(file: { suggestedName: string; text: string }): Promise<SavedFile>;
  /** Hands an https, mailto or tel address to the system. */
  openExternal(url: string): Promise<Done>;
  /** Calls `listener` each time the computer wakes. Returns how to stop. */
  onResume(listener: () => void): () => void;
};

type ChannelOf<Args extends z.ZodType, Result> = { args: Args; answer: () => Result };

// The answer exists as a type only: main is trusted by the page, so nothing checks it at run time.
function channel<Args extends z.ZodType>(args: Args) {
  return { answers: <Result>() => ({ args }) as ChannelOf<Args, Result> };
}
