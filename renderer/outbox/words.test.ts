import { describe, expect, it } from 'vitest';
import { piecesOf } from './words.ts';

const links = (text: string) =>
  piecesOf(text)
    .filter(({ isLink }) => isLink)
    .map(({ text }) => text);

describe('piecesOf', () => {
  it('finds the addresses and loses nothing of the text', () => {
    const text = 'Hello Ann,\n\nhttp://127.0.0.1:4800/invite/a-b_c\n\nSee https://example.com/x?y=1.';
    expect(links(text)).toEqual(['http://127.0.0.1:4800/invite/a-b_c', 'https://example.com/x?y=1']);
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('makes no link of anything else', () => {
    expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd www.example.com')).toEqual([]);
    expect(links('(https://example.com/a)')).toEqual(['https://example.com/a']);
  });

  it('has nothing for an empty text', () => {
    expect(piecesOf('')).toEqual([]);
  });
});
