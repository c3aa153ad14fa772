import { expect, it } from 'vitest';
import { compact } from '../record/value.ts';
import { sharedViewsSchema, type TableView, tableViewSchema } from './saved-views.ts';

const view: TableView = {
  search: '',
  filters: {},
  sorting: [],
  layout: { order: [], shown: {}, widths: {}, pinned: [] },
  density: 'compact',
};

it('reads a view as records keep it, without what is empty', () => {
  expect(tableViewSchema.parse(compact(view))).toEqual(view);
});

it('takes no filter that it does not know, and not more views than a company can look through', () => {
  const odd = { ...view, filters: { name: { kind: 'script', text: 'x' } } };
  expect(tableViewSchema.safeParse(odd).success).toBe(false);
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`v${index}`, { name: 'V', by: 'ann', view }]),
    );
  expect(sharedViewsSchema.safeParse(many(100)).success).toBe(true);
  expect(sharedViewsSchema.safeParse(many(101)).success).toBe(false);
});
