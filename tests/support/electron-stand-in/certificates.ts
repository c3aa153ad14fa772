import { connect } from 'node:tls';
import type { Certificate, Request, Session } from 'electron';
import type { CdpSession } from './cdp.ts';

export type VerifyProc = Parameters<Session['setCertificateVerifyProc']>[0];
type Fault = { eventId: number; errorType: string; requestURL: string };

const GOOD = 0;
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['ERR_CERT_COMMON_NAME_INVALID', -200],
  ['ERR_CERT_DATE_INVALID', -201],
  ['ERR_CERT_AUTHORITY_INVALID', -202],
]);

/** Lets main decide about the certificates that Chromium finds fault with; Electron asks about the others, too. */
export async function answerCertificates(session: CdpSession, proc: () => VerifyProc): Promise<void> {
  session.on('Security.certificateError', (fault: Fault) => {
    decide(fault, proc()).then(
      (isGood) =>
        session.send('Security.handleCertificateError', {
          eventId: fault.eventId,
          action: isGood ? 'continue' : 'cancel',
        }),
      (error: unknown) => console.error('the stand-in could not judge a certificate', error),
    );
  });
  await session.send('Security.enable');
  await session.send('Security.setOverrideCertificateErrors', { override: true });
}

async function decide({ errorType, requestURL }: Fault, proc: VerifyProc): Promise<boolean> {
  if (proc === null) return false;
  const { hostname, port } = new URL(requestURL);
  const certificate = { data: await shownBy(hostname, Number(port || 443)) } as Certificate;
  const verificationResult = `net::${errorType}`;
  const errorCode = NUMBERS.get(errorType) ?? -2;
  const asked = { hostname, certificate, verificationResult, errorCode } as Request;
  return new Promise((resolve) => proc(asked, (answer) => resolve(answer === GOOD)));
}

/** The certificate of a server in PEM: Chromium does not say which one it means. */
function shownBy(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.toString() ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
