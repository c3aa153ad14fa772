import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SmsConfig } from '../config.ts';
import { openTextMessages } from './text-message.ts';

type Taken = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { readonly body: string };
type Answer = { readonly status: number; readonly body: unknown; readonly location?: string };

const letter = {
  to: '+12025550143',
  subject: '',
  text: 'Grüße\n',
  messageId: 'm-1',
  attempt: 1,
  at: '2026-11-24T09:00:00.000Z',
};

describe('text messages by a provider', () => {
  let server: Server;
  let url: string;
  let taken: Taken[];
  let answer: Answer;

  beforeEach(async () => {
    taken = [];
    server = createServer(async (request, response) => {
      const { method, url, headers } = request;
      taken.push({ method, url, headers, body: await text(request) });
      const { status, body, location } = answer;
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(location === undefined ? {} : { location }),
      });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (provider: SmsConfig['provider'], to = letter.to) =>
    openTextMessages({ provider, url, account: 'AC1', secret: 'hush', from: '+12025550100' }).send({
      ...letter,
      to,
    });

  const good: Readonly<Record<SmsConfig['provider'], Answer>> = {
    twilio: { status: 201, body: { sid: 'SM1', status: 'queued' } },
    vonage: { status: 200, body: { 'message-count': '1', messages: [{ status: '0', 'message-id': '1' }] } },
    telnyx: { status: 200, body: { data: { id: '1' } } },
    http: { status: 202, body: '' },
  };

  it.each(Object.entries(good))('%s takes a message', async (provider, itsAnswer) => {
    answer = itsAnswer;
    expect(await send(provider as SmsConfig['provider'])).toEqual({ ok: true });
    expect(taken).toHaveLength(1);
  });

  it('asks Twilio in its way', async () => {
    answer = good.twilio;
    await send('twilio');
    const [{ method, url: path, headers, body } = {} as Taken] = taken;
    expect([method, path]).toEqual(['POST', '/2010-04-01/Accounts/AC1/Messages.json']);
    expect(headers.authorization).toBe(`Basic ${btoa('AC1:hush')}`);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      To: letter.to,
      From: '+12025550100',
      Body: letter.text,
    });
  });

  it('asks Vonage in its way', async () => {
    answer = good.vonage;
    await send('vonage');
    expect(taken[0]?.url).toBe('/sms/json');
    expect(JSON.parse(taken[0]?.body ?? '')).toEqual({
      api_key: 'AC1',
      api_secret: 'hush',
      to: '12025550143',
      from: '+12025550100',
      text: letter.text,
      type: 'unicode',
    });
  });

  it.each([
    ['telnyx', '/v2/messages'],
    ['http', '/'],
  ] as const)('asks %s in its way', async (provider, path) => {
    answer = good[provider];
    await send(provider);
    expect(taken[0]?.url).toBe(path);
    expect(taken[0]?.headers.authorization).toBe('Bearer hush');
    expect(JSON.parse(taken[0]?.body ?? '')).toEqual({
      to: letter.to,
      from: '+12025550100',
      text: letter.text,
    });
  });

  const vonageSays = (status: string, said: string) => ({
    status: 200,
    body: { messages: [{ status, 'error-text': said }] },
  });

  it.each([
    ['twilio', { status: 400, body: { code: 21_211, message: 'Invalid To number' } }, true, 'Invalid To'],
    ['twilio', { status: 429, body: { message: 'Too many requests' } }, false, 'Too many'],
    ['twilio', { status: 503, body: 'oops' }, false, '503'],
    ['vonage', vonageSays('6', 'Invalid message'), true, 'Invalid message'],
    ['vonage', vonageSays('1', 'Throttled'), false, 'Throttled'],
    ['vonage', vonageSays('5', 'Internal error'), false, 'Internal'],
    ['vonage', { status: 200, body: 'not JSON' }, false, 'can not be read'],
    [
      'telnyx',
      { status: 422, body: { errors: [{ title: 'Bad', detail: 'No such number' }] } },
      true,
      'No such',
    ],
    ['telnyx', { status: 500, body: { errors: [{ title: 'Trouble' }] } }, false, 'Trouble'],
    ['http', { status: 403, body: { error: { message: 'Who are you' } } }, true, 'Who are you'],
    ['http', { status: 429, body: '' }, false, '429'],
    ['http', { status: 401, body: { message: 'No key hush here' } }, true, 'No key (secret) here'],
  ] as const)('%s answers %o: final is %s', async (provider, itsAnswer, isFinal, said) => {
    answer = itsAnswer;
    const sent = await send(provider);
    expect(sent).toEqual({ ok: false, isFinal, reason: expect.stringContaining(said) });
    expect(JSON.stringify(sent)).not.toContain('hush');
  });

  it('does not follow elsewhere with the secret', async () => {
    answer = { status: 307, body: '', location: `${url}/elsewhere` };
    expect(await send('http')).toMatchObject({ ok: false, isFinal: false });
    expect(taken.map((each) => each.url)).toEqual(['/']);
  });

  it('a provider that is not there may come back', async () => {
    server.close();
    const reason = 'The text message provider could not be reached.';
    expect(await send('http')).toEqual({ ok: false, isFinal: false, reason });
  });

  it('asks for nothing where there is no number', async () => {
    expect(await send('http', 'jane')).toMatchObject({ ok: false, isFinal: true });
    expect(taken).toEqual([]);
  });
});
