import type { Gauges } from './gauges.ts';

/** Counts for Prometheus. Names of routes and kinds of outcomes only, nothing of anybody. */
export type Metrics = {
  readonly answered: (method: string, route: string, status: number, seconds: number) => void;
  readonly pulled: (collection: string, rows: number) => void;
  readonly pushed: (collection: string, outcome: string) => void;
  /** The text that Prometheus reads. */
  readonly text: (gauges: Gauges) => string;
};

type Series = Map<string, number>;

const add = (series: Series, labels: string, amount: number) =>
  series.set(labels, (series.get(labels) ?? 0) + amount);

const block = (name: string, kind: string, help: string, series: Series): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${kind}`,
    ...[...series].map(([labels, value]) => `${name}${labels} ${value}`),
    '',
  ].join('\n');

export function createMetrics(): Metrics {
  const requests: Series = new Map();
  const seconds: Series = new Map();
  const rows: Series = new Map();
  const pulls: Series = new Map();
  const pulledRows: Series = new Map();
  return {
    answered: (method, route, status, took) => {
      add(requests, `{method="${method}",route="${route}",status="${status}"}`, 1);
      add(seconds, `{method="${method}",route="${route}"}`, took);
    },
    pulled: (collection, rows) => {
      add(pulls, `{collection="${collection}"}`, 1);
      add(pulledRows, `{collection="${collection}"}`, rows);
    },
    pushed: (collection, outcome) => {
      add(rows, `{collection="${collection}",outcome="${outcome}"}`, 1);
    },
    text: (gauges) =>
      [
        block('fieldroster_requests_total', 'counter', 'Requests answered.', requests),
        block('fieldroster_request_seconds_total', 'counter', 'Time spent on requests.', seconds),
        block('fieldroster_pushed_rows_total', 'counter', 'Rows pushed, by outcome.', rows),
        block('fieldroster_pulls_total', 'counter', 'Pages that were pulled.', pulls),
        block('fieldroster_pulled_rows_total', 'counter', 'Records in them.', pulledRows),
        ...Object.entries(gauges).map(([name, [help, value]]) =>
          block(`fieldroster_${name}`, 'gauge', help, new Map([['', value]])),
        ),
      ].join(''),
  };
}
