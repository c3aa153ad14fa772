import type { Session } from 'electron';
import { log } from '../log/log.ts';
import { faultOf } from './certificate-fault.ts';
import { noteFault } from './known-faults.ts';
import { judgeListed, type Shown, type Verdict } from './listed-certificate.ts';

/** What Electron takes for an answer: that it is good, or that Chromium's own verdict stands. */
const GOOD = 0;
const AS_CHROMIUM_SAYS = -3;

/**
 * Lets a session trust the listed certificates of servers, beside those that the system trusts, and remembers what is
 * wrong with the others: the page learns no more than that nobody answers.
 */
export function trustListed(
  session: Pick<Session, 'setCertificateVerifyProc'>,
  listed: readonly string[],
): void {
  session.setCertificateVerifyProc((shown, answer) => {
    const verdict = judge(shown, listed);
    noteFault(shown.hostname, verdict.ok ? null : faultOf(shown, new Date()));
    answer(verdict.ok ? GOOD : AS_CHROMIUM_SAYS);
  });
}

function judge(shown: Shown, listed: readonly string[]): Verdict {
  const verdict = judgeListed(shown, listed, new Date());
  // Who listed it expects it to work, and can read here why it does not.
  if (!verdict.ok && (verdict.reason === 'host' || verdict.reason === 'dates'))
    log('listed certificate refused', { reason: verdict.reason });
  return verdict;
}
