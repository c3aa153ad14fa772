import type { SmsConfig } from '../config.ts';
import { type Carrier, carrierPatience, type Letter, quoted, type Sent, sentence } from './carriers.ts';
import { smsProviders, type Verdict } from './sms-providers.ts';

/** Sends text messages by an HTTP provider. */
export const openTextMessages = (sms: SmsConfig): Carrier => ({
  send: async (letter) => {
    if (!/^\+[1-9]\d{3,14}$/.test(letter.to))
      return { ok: false, isFinal: true, reason: 'This is not a phone number.' };
    const verdict = await ask(sms, letter);
    if (verdict === null)
      return { ok: false, isFinal: false, reason: 'The text message provider could not be reached.' };
    if (verdict.problem === null) return { ok: true };
    return refused(verdict, sms, letter.to);
  },
});

function refused({ problem, isFinal }: Verdict, { secret }: SmsConfig, to: string): Sent {
  // Some repeat what they were sent.
  const said = quoted((problem ?? '').replaceAll(secret, '(secret)'));
  return {
    ok: false,
    isFinal,
    reason: sentence(`The text message provider did not take the message for ${to}: ${said}`),
  };
}

/** Null where no answer came: unreachable, too slow, or it wanted us to go elsewhere, secret and all. */
async function ask(sms: SmsConfig, letter: Letter): Promise<Verdict | null> {
  const { post, verdict } = smsProviders[sms.provider];
  const { url, headers, body } = post(letter, sms);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(carrierPatience),
    });
    return verdict(answer.status, parsed(await answer.text()));
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
