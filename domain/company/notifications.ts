import type { Company } from './company.ts';

export type Channel = 'text' | 'email';

/** What a technician is told by: text and email, only one of them, or nothing, and why nothing. */
export type Notified = { readonly channels: readonly Channel[]; readonly why: string };

type Reachable = {
  readonly email?: string | null | undefined;
  readonly mobilePhone?: string | null | undefined;
};
type Settings = Pick<Company, 'emailNotifications' | 'notifySelfDispatch'>;

/** The channels of a dispatch notification by contact and company settings (R48). */
export function dispatchChannels(
  { email, mobilePhone }: Reachable,
  company: Settings | undefined,
  isSelfDispatch = false,
): Notified {
  if (isSelfDispatch && company?.notifySelfDispatch === false)
    return { channels: [], why: 'Nothing: the company sends none for self-dispatch.' };
  const mails = email && company?.emailNotifications !== false;
  const channels: Channel[] = [
    ...(mobilePhone ? (['text'] as const) : []),
    ...(mails ? (['email'] as const) : []),
  ];
  if (channels.length === 2) return { channels, why: 'Text and email.' };
  if (mobilePhone && email) return { channels, why: 'Text only: the company sends no email notifications.' };
  if (mobilePhone) return { channels, why: 'Text only: there is no email.' };
  if (mails) return { channels, why: 'Email only: there is no mobile phone.' };
  if (email)
    return {
      channels,
      why: 'Nothing: the company sends no email notifications and there is no mobile phone.',
    };
  return { channels, why: 'Nothing: there is neither an email nor a mobile phone.' };
}

/** Where an invitation or a password reset goes (R43): by email, or by text where there is none. */
export function accountChannel({ email, mobilePhone }: Reachable): Channel | null {
  if (email) return 'email';
  return mobilePhone ? 'text' : null;
}
