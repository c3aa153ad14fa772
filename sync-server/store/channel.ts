/** Words between the servers that share a database. A word may be lost: it saves time, and nothing depends on it. */
export type Channel = {
  /** Says it to all servers, this one among them. */
  readonly say: (word: string) => void;
  /** Hears what is said from now on, until the store is closed. */
  readonly hear: (listen: (word: string) => void) => void;
};
