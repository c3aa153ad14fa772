import { expect, it } from 'vitest';
import { beginning } from './technicians-view.ts';
import { decodeView, encodeView, linkOfView, viewInLink } from './view-link.ts';

const view = { ...beginning, search: 'Zoë ✓ ???>>>', filters: { name: { kind: 'empty' as const } } };

it('carries a whole view in a link, whatever its letters', () => {
  const link = linkOfView('https://office.example', encodeView(view));
  expect(link).toMatch(/^https:\/\/office\.example\/#\/technicians\?view=~[\w-]+$/);
  expect(decodeView(viewInLink(link) ?? '')).toEqual(view);
});

it('names a saved view by its id', () => {
  const link = linkOfView('https://office.example', 'view-1');
  expect(viewInLink(link)).toBe('view-1');
  expect(decodeView('view-1')).toBeUndefined();
});

it('says of a broken link that it is one', () => {
  const cut = encodeView(view).slice(0, -9);
  for (const text of [cut, '~', '~e30', `~${btoa('{"search":1}')}`])
    expect(decodeView(text), text).toBeNull();
});

it('takes what people search for as no link', () => {
  expect(viewInLink('Technicians view=1')).toBeNull();
});
