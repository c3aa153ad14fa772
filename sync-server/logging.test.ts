import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { Config } from './config.ts';
import { answerError, installErrors } from './http/errors.ts';
import { loggerFor } from './logging.ts';

const planted = ['Zacharias Quill', '+12025550143', 'jo@b.example', 'k3mTq9VnW2xY8sLp4RzD7fGh1JbC5aEu'];

/** What is logged while an app with that logger fails in every way that it can. */
async function logged(config: Config['log']): Promise<string> {
  let text = '';
  const sink = { write: (more: string) => (text += more) };
  const app = Fastify({ logger: loggerFor(config, sink) as object, frameworkErrors: answerError });
  installErrors(app);
  app.get<{ Params: { id: string } }>('/people/:id', async ({ log }) => {
    const error = Object.assign(new Error(`No place for ${planted.join(' ')}`), {
      detail: planted.join(' '),
      code: 'E_PLANTED',
    });
    log.error(error);
    log.error({ err: error });
    log.warn(error, 'in our words');
    throw error;
  });
  for (const secret of planted) {
    const headers = { authorization: `Bearer ${secret}` };
    await app.inject({ url: `/people/${encodeURIComponent(secret)}?who=${secret}`, headers });
  }
  await app.close();
  return text;
}

describe('the log', () => {
  it.each(['json', 'text'] as const)(
    'as %s says what failed and where, and nothing of anybody',
    async (format) => {
      const text = await logged({ level: 'debug', format });
      for (const secret of planted) expect(text).not.toContain(secret);
      for (const secret of planted) expect(text).not.toContain(encodeURIComponent(secret));
      expect(text).toContain('request failed');
      expect(text).toContain('in our words');
      expect(text).toContain('E_PLANTED');
      expect(text).toContain('logging.test.ts');
    },
  );

  it('is a line of JSON each, with a level by its name', async () => {
    const lines = (await logged({ level: 'error', format: 'json' })).trimEnd().split('\n');
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: 'error', time: expect.stringMatching(/^20.*Z$/) });
  });
});
