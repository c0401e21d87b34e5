import type { Context } from './context';
import type { Table } from './pieces';

/** How the attempts went, by operation. */
export function statisticsTable({ report, say, name, number, duration, share }: Context): Table {
  const maybe = (value: number | null, show: (value: number) => string): string =>
    value === null ? say('statistics.none') : show(value);
  return {
    caption: say('heading.statistics'),
    columns: [
      { title: say('column.operation') },
      { title: say('column.attempts'), number: true },
      { title: say('column.succeeded'), number: true },
      { title: say('column.refused'), number: true },
      { title: say('column.failed'), number: true },
      { title: say('column.no-end'), number: true },
      { title: say('column.reached'), number: true },
      { title: say('column.median'), number: true },
      { title: say('column.p95'), number: true },
    ],
    rows: report.statistics.map((row) => [
      name('operation', row.operation),
      number(row.attempts),
      `${number(row.succeeded)} (${maybe(row.successRate, share)})`,
      number(row.refused),
      number(row.failed),
      number(row.unfinished + row.open),
      maybe(row.reachedRate, share),
      maybe(row.medianMs, duration),
      maybe(row.p95Ms, duration),
    ]),
    leftOut: null,
  };
}
