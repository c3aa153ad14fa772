import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

type Stage = 'signIn' | 'sender' | 'recipient' | 'data';

export type SmtpInbox = {
  readonly url: string;
  /** Whole emails as they came, oldest first. */
  readonly mails: string[];
  /** What the server refuses from now on, and its code for that, such as 450; undefined takes all. */
  refusal: { readonly at: Stage; readonly code: number } | undefined;
  readonly stop: () => Promise<void>;
};

/** A real SMTP server on a port of its own. */
export async function startSmtpInbox(): Promise<SmtpInbox> {
  const refuse = (at: Stage) =>
    inbox.refusal?.at === at
      ? Object.assign(new Error('Not today'), { responseCode: inbox.refusal.code })
      : null;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: ({ username }, _session, done) => done(refuse('signIn'), { user: username }),
    onMailFrom: (_address, _session, done) => done(refuse('sender')),
    onRcptTo: (_address, _session, done) => done(refuse('recipient')),
    onData: (stream, _session, done) => {
      text(stream).then((mail) => {
        const refused = refuse('data');
        if (!refused) inbox.mails.push(mail);
        done(refused);
      }, done);
    },
  });
  // A client that hangs up is no failure of the test.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.server.address() as AddressInfo;
  const inbox: SmtpInbox = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    refusal: undefined,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
  return inbox;
}
