import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { installErrors } from './errors.ts';
import { installProtocolVersion } from './protocol-version.ts';

async function answerTo(headers: Record<string, string>): Promise<readonly [number, string | undefined]> {
  const app = Fastify();
  installErrors(app);
  installProtocolVersion(app, { protocol: 5, schema: 7 });
  app.get('/', async () => ({}));
  try {
    const answer = await app.inject({ method: 'GET', url: '/', headers });
    return [answer.statusCode, answer.json().error?.code];
  } finally {
    await app.close();
  }
}

describe('[S15] the versions that a request names', () => {
  it.each([
    ['nothing', {}, 200],
    ['today’s', { 'x-fieldroster-protocol': '5', 'x-fieldroster-schema': '7' }, 200],
    ['two versions back', { 'x-fieldroster-protocol': '3', 'x-fieldroster-schema': '5' }, 200],
    ['a newer schema', { 'x-fieldroster-protocol': '5', 'x-fieldroster-schema': '9' }, 200],
    ['a protocol that is too old', { 'x-fieldroster-protocol': '2' }, 426, 'too_old'],
    ['a protocol that is too new', { 'x-fieldroster-protocol': '6' }, 426, 'too_new'],
    ['a schema that is too old', { 'x-fieldroster-schema': '4' }, 426, 'too_old'],
    ['no number', { 'x-fieldroster-schema': 'x' }, 400, 'bad_request'],
  ])('%s', async (_, headers, status, code?: string) => {
    expect(await answerTo(headers)).toEqual([status, code]);
  });
});
