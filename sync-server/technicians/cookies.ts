import type { FastifyReply, FastifyRequest } from 'fastify';
import { longestDeviceToken } from '../accounts/known-devices.ts';
import { sessionLife } from './sign-in.ts';

const names = { session: 'fieldroster-technician', device: 'fieldroster-device' } as const;

/** How long a browser stays known, in seconds. */
const deviceLife = 365 * 24 * 60 * 60;

/** What a browser keeps of a technician. Scripts never see it, and other sites can't make it be sent. */
export type Cookies = { readonly session: string | undefined; readonly device: string | undefined };

export function cookiesOf(request: FastifyRequest): Cookies {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const kept = (name: string) => {
    const value = pairs.find(([each]) => each === name)?.[1];
    return value !== undefined && value.length <= longestDeviceToken ? value : undefined;
  };
  return { session: kept(names.session), device: kept(names.device) };
}

function set(reply: FastifyReply, publicUrl: string, name: string, value: string, seconds: number): void {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  reply.header(
    'set-cookie',
    `${name}=${value}; Path=/technician; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`,
  );
}

export function keepSignedIn(
  reply: FastifyReply,
  publicUrl: string,
  token: string,
  deviceToken: string,
): void {
  set(reply, publicUrl, names.session, token, sessionLife / 1000);
  set(reply, publicUrl, names.device, deviceToken, deviceLife);
}

export const forgetSession = (reply: FastifyReply, publicUrl: string): void =>
  set(reply, publicUrl, names.session, '', 0);
