import type { Outcome } from './trials.ts';

/** A row of a table in Markdown. */
export const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** A table: a row of headings, and its rows. Numbers stand at the right. */
export const table = (headings: readonly string[], rows: readonly string[]): string =>
  [row(...headings), row(...headings.map((_, place) => (place === 0 ? '---' : '---:'))), ...rows].join('\n');

export function share<Each>(all: readonly Each[], has: (each: Each) => boolean): string {
  return all.length === 0 ? '–' : `${((100 * all.filter(has).length) / all.length).toFixed(2)} %`;
}

export const passHeadings = ['written', 'n', 'passes', 'passes with a hint'];

export const passRow = (title: string, all: readonly Outcome[]): string =>
  row(
    title,
    all.length,
    share(all, ({ passes }) => passes),
    share(all, ({ passes, hinted }) => passes && hinted),
  );

export const mistakeHeadings = ['mistake', 'n', 'noticed', 'or hinted at', 'first right', 'any right'];

export const mistakeRow = (title: string, all: readonly Outcome[]): string =>
  row(
    title,
    all.length,
    share(all, ({ passes }) => !passes),
    share(all, ({ passes, hinted }) => !passes || hinted),
    share(all, ({ first }) => first),
    share(all, ({ any }) => any),
  );
