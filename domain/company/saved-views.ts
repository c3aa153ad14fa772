import { z } from 'zod';
import { idSchema } from '../record/kinds.ts';

/** The name of a column: a field's, or one that the table makes itself. */
const column = z.string().min(1).max(80);
const words = z.string().max(200);
const day = z.iso.date();

/** What one column is filtered by (R5), as plain data. Ends of a range count in; amounts in cents. */
export const filterSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: words }),
  z.strictObject({ kind: z.literal('pick'), values: z.array(z.string().max(80)).max(2_000) }),
  z.strictObject({ kind: z.literal('number'), from: z.number().optional(), to: z.number().optional() }),
  z.strictObject({ kind: z.literal('date'), from: day.optional(), to: day.optional() }),
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({ kind: z.literal('notEmpty') }),
]);
export type Filter = z.output<typeof filterSchema>;

// Records leave out what is empty, so each object here may be missing.
const filtersSchema = z.record(column, filterSchema).default({});
/** The filters that are set, by the name of the column. */
export type Filters = Readonly<Record<string, Filter>>;

/** How the columns stand. What is not named here is as the table begins: its own order, width and visibility. */
export const layoutSchema = z.strictObject({
  order: z.array(column).max(200),
  /** Columns shown or hidden against how the table begins. */
  shown: z.record(column, z.boolean()).default({}),
  /** In CSS pixels. */
  widths: z.record(column, z.number().min(40).max(1_200)).default({}),
  /** Columns that stay at the left while the others scroll. */
  pinned: z.array(column).max(200),
});
export type Layout = z.output<typeof layoutSchema>;

export const sortingSchema = z.array(z.strictObject({ id: column, desc: z.boolean() })).max(20);
/** The columns that sort, the most important first. */
export type Sorting = z.output<typeof sortingSchema>;

/** Rows of 36 or of 30 CSS pixels. */
export const densitySchema = z.enum(['comfortable', 'compact']);
export type Density = z.output<typeof densitySchema>;

/** All that a view of the Technicians table says. */
export const tableViewSchema = z.strictObject({
  search: words,
  filters: filtersSchema,
  sorting: sortingSchema,
  layout: layoutSchema,
  density: densitySchema,
});
export type TableView = z.output<typeof tableViewSchema>;

export const viewNameSchema = z
  .string()
  .trim()
  .min(1, 'A view needs a name')
  .max(60, 'At most 60 characters');

const sharedViewSchema = z.strictObject({ name: viewNameSchema, by: idSchema, view: tableViewSchema });

/** The views that the company shares, by their id. */
export const sharedViewsSchema = z
  .record(idSchema, sharedViewSchema)
  .refine((views) => Object.keys(views).length <= 100, 'At most 100 shared views');
