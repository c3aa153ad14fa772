import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { installErrors } from './errors.ts';
import { installProtocolVersion } from './protocol-version.ts';

async function answerTo(headers: Record<string, string>): Promise<number> {
  const app = Fastify();
  installErrors(app);
  installProtocolVersion(app, { protocol: 5, schema: 7 });
  app.get('/', async () => ({}));
  try {
    return (await app.inject({ method: 'GET', url: '/', headers })).statusCode;
  } finally {
    await app.close();
  }
}

describe('[S15] the versions that a request names', () => {
  it.each([
    ['nothing', {}, 200],
    ['today’s', { 'x-fieldroster-protocol': '5', 'x-fieldroster-schema': '7' }, 200],
    ['two versions back', { 'x-fieldroster-protocol': '3', 'x-fieldroster-schema': '5' }, 200],
    ['a newer one', { 'x-fieldroster-protocol': '9', 'x-fieldroster-schema': '9' }, 200],
    ['a protocol that is too old', { 'x-fieldroster-protocol': '2' }, 426],
    ['a schema that is too old', { 'x-fieldroster-schema': '4' }, 426],
    ['no number', { 'x-fieldroster-schema': 'x' }, 400],
  ])('%s', async (_, headers, status) => {
    expect(await answerTo(headers)).toBe(status);
  });
});
