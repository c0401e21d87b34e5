import type { Comparison, Figures, Side } from '../../model/comparison';
import type { Table } from '../../report/view/pieces';
import type { Speech } from './speech';

const PERCENT = 100;

/** Two rows an operation: a row for both would be too wide for a window. */
export function operationsTable({ operations }: Comparison, { say, name, number }: Speech): Table {
  const share = ({ successRate }: Figures): string =>
    successRate === null ? say('none') : `${number(Math.floor(successRate * PERCENT))} %`;
  const row = (operation: string, side: 'before' | 'after', figures: Figures): string[] => [
    name('operation', operation),
    say(`compare.${side}`),
    number(figures.attempts),
    share(figures),
    number(figures.failed + figures.unfinished),
    number(figures.refused),
  ];
  const counted = ['attempts', 'rate', 'failed', 'refused'].map((column) => ({
    title: say(`compare.column.${column}`),
    number: true,
  }));
  return {
    caption: say('compare.heading.operations'),
    columns: [{ title: say('column.operation') }, { title: say('compare.column.when') }, ...counted],
    rows: operations.flatMap(({ operation, before, after }) => [
      row(operation, 'before', before),
      row(operation, 'after', after),
    ]),
    leftOut: null,
  };
}

export function incidentsTable({ incidents }: Comparison, { say, name, number, duration }: Speech): Table {
  const text = ({ count, lastedMs }: { count: number; lastedMs: number }): string =>
    count === 0 ? number(0) : `${number(count)} (${duration(lastedMs)})`;
  return {
    caption: say('compare.heading.incidents'),
    columns: [{ title: say('column.incident') }, { title: say('compare.before') }, { title: say('compare.after') }],
    rows: incidents.map(({ kind, before, after }) => [name('incident', kind), text(before), text(after)]),
    leftOut: null,
  };
}

/** What the two sides are made of. */
export function sidesTable({ before, after }: Comparison, { say, number, moment }: Speech): Table {
  const time = (value: string | null): string => (value === null ? say('none') : moment(value).text);
  const rows: [string, (side: Side) => string][] = [
    ['heading.verdict', ({ verdict }) => say(`verdict.${verdict}`)],
    ['column.from', ({ from }) => time(from)],
    ['column.to', ({ to }) => time(to)],
    ['column.events', ({ events }) => number(events)],
    ['heading.servers', ({ servers }) => servers.map(({ computer }) => computer).join(', ')],
    [
      'column.connect-build',
      ({ servers }) => servers.map(({ connectBuild }) => connectBuild ?? say('none')).join(', '),
    ],
  ];
  return {
    caption: say('compare.heading.sides'),
    columns: [{ title: '' }, { title: say('compare.before'), cut: 'end' }, { title: say('compare.after'), cut: 'end' }],
    rows: rows.map(([label, text]) => [say(label), text(before), text(after)]),
    leftOut: null,
  };
}
