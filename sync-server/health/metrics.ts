/** Counts for Prometheus. Names of routes and kinds of outcomes only, nothing of anybody. */
export type Metrics = {
  readonly answered: (method: string, route: string, status: number, seconds: number) => void;
  readonly pushed: (collection: string, outcome: string) => void;
  /** The text that Prometheus reads. */
  readonly text: (gauges: Readonly<Record<string, number>>) => string;
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
  return {
    answered: (method, route, status, took) => {
      add(requests, `{method="${method}",route="${route}",status="${status}"}`, 1);
      add(seconds, `{method="${method}",route="${route}"}`, took);
    },
    pushed: (collection, outcome) => {
      add(rows, `{collection="${collection}",outcome="${outcome}"}`, 1);
    },
    text: (gauges) =>
      [
        block('fieldroster_requests_total', 'counter', 'Requests answered.', requests),
        block('fieldroster_request_seconds_total', 'counter', 'Time spent on requests.', seconds),
        block('fieldroster_pushed_rows_total', 'counter', 'Rows pushed, by outcome.', rows),
        ...Object.entries(gauges).map(([name, value]) =>
          block(`fieldroster_${name}`, 'gauge', name.replaceAll('_', ' '), new Map([['', value]])),
        ),
      ].join(''),
  };
}
