import { describe, expect, it } from 'vitest';
import type { Message } from '../store/people-store.ts';
import { compose } from './compose.ts';

const link = `https://roster.example/invite/${'x'.repeat(43)}`;
const about = { name: 'Jane Doe', companyName: 'Blue Pipes', link, code: '123456' };

const told = (kind: Message['kind'], more: Partial<Message> = {}) =>
  ({
    kind,
    subject: { kind: 'technician', id: 't-1' },
    channel: 'email',
    facts: { new: 'new@b.example' },
    ...more,
  }) as const;

const kinds = ['invite', 'reset', 'test', 'emailLeft', 'emailCame'] as const;

describe('what a message says', () => {
  it.each(['invite', 'reset'] as const)('%s has the link on a line of its own, and no code', (kind) => {
    const { text } = compose(told(kind), about);
    expect(text.split('\n')).toContain(link);
    expect(text).not.toContain('123456');
  });

  it.each(['invite', 'reset'] as const)('%s by text has the code, which is not in the link', (kind) => {
    const { text } = compose(told(kind, { channel: 'text' }), about);
    expect(text.split('\n')).toContain(link);
    expect(text).toContain('the code 123456 ');
  });

  it.each(kinds)('%s has no line over 72 characters but a longer link, and loses no word', (kind) => {
    const long = { ...about, companyName: 'Blue Pipes '.repeat(7).trim(), link: `${link}${'y'.repeat(40)}` };
    const { text } = compose(told(kind), long);
    expect(text.split('\n').filter((line) => line.length > 72 && line !== long.link)).toEqual([]);
    expect(text.replace(/\s+/g, ' ')).toContain(` ${long.companyName}`);
    expect(text).not.toMatch(/^ | $/m);
  });

  it('says how long the link is valid', () => {
    expect(compose(told('invite'), about).text).toContain('valid for 72 hours');
    expect(compose(told('reset'), about).text).toContain('valid for 1 hour ');
  });

  it.each(['invite', 'reset'] as const)('%s speaks of the office to office users', (kind) => {
    const { text } = compose(told(kind, { subject: { kind: 'user', id: 'u' } }), about);
    expect(text).toContain('office account');
    expect(text).not.toContain('username');
  });

  it('tells the old address what the new one is', () => {
    expect(compose(told('emailLeft'), about).text).toContain('is now new@b.example.');
    expect(compose(told('emailCame'), about).text).not.toContain('new@b.example');
  });

  it.each(kinds)('%s by text stays within 300 characters', (kind) => {
    const long = { ...about, name: 'n'.repeat(80), companyName: 'c'.repeat(80), link: 'l'.repeat(100) };
    const facts = { new: `${'e'.repeat(200)}@b.example` };
    expect(compose(told(kind, { channel: 'text', facts }), long).text.length).toBeLessThanOrEqual(300);
  });

  it.each(kinds)('%s lets no name begin a line or a header', (kind) => {
    const names = { ...about, name: 'Jane\nEvil: a', companyName: 'Blue\r\nBcc: x@y.example' };
    const facts = { new: 'a@b.c\nEvil' };
    for (const channel of ['email', 'text'] as const) {
      const { subject, text } = compose(told(kind, { channel, facts }), names);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).not.toMatch(/^(Evil|Bcc)/m);
    }
  });
});
