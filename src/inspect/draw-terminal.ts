import type { Catalog, Language } from '../model/catalog';
import { noteMessage, problemMessage, type ReportOptions } from '../report';
import { createClock, type Clock } from '../report/moment';
import { createQuantities, type Quantities } from '../report/quantity';
import { nameOf, say, type Values } from '../report/say';
import { drawSteps } from '../report/terminal/blocks';
import { Page } from '../report/terminal/page';
import { textLists, type Table } from '../report/view/pieces';
import { wantsExport } from './advice';
import { exportWays } from './export-ways';
import { EVIDENCE, type Inspection, type SourceInspection } from './inspection';

/** So many providers that are not ours are drawn, and so many of everything else. */
const FOREIGN = 10;
const ROWS = 20;

interface Speech extends Quantities {
  catalog: Catalog;
  labels: Catalog['labels'][Language];
  moment: Clock;
  say(key: string, values?: Values): string;
}

/** For a window: one input after the other, then once how to export what is missing. */
export function inspectionForTerminal(
  { sources }: Inspection,
  catalog: Catalog,
  options: ReportOptions & { language: Language; timeZone: string },
): string {
  const labels = catalog.labels[options.language];
  const speech: Speech = {
    ...createQuantities(options.language),
    catalog,
    labels,
    moment: createClock(options.timeZone),
    say: (key, values) => say(labels, key, values),
  };
  const page = new Page(options);
  for (const source of sources) drawSource(page, source, speech);
  if (sources.some(wantsExport)) drawExport(page, speech);
  return page.toString();
}

function drawSource(page: Page, source: SourceInspection, speech: Speech): void {
  const { say: told, moment, labels, catalog } = speech;
  const isLog = source.format !== 'unknown';
  page.blank();
  // As it is: upper case would make another file of it.
  page.pack([{ text: source.name, style: 'bold' }]);
  page.facts([
    { name: told('column.format'), value: nameOf(labels, 'format', source.format) },
    ...(source.encoding === null ? [] : [{ name: told('column.encoding'), value: source.encoding }]),
    { name: told('column.bytes'), value: speech.bytes(source.bytes) },
    ...(isLog ? [{ name: told('column.events'), value: speech.number(source.events) }] : []),
  ]);
  if (source.firstEvent !== null && source.lastEvent !== null)
    page.facts([
      { name: told('column.first-event'), value: moment(source.firstEvent) },
      { name: told('column.last-event'), value: moment(source.lastEvent) },
    ]);
  page.blank();
  for (const advice of source.advice)
    page.item(told(`inspect.advice.${advice}`, { codes: catalog.settings.engineTrace.join(', ') }), 0);
  for (const table of isLog ? tablesOf(source, speech) : [problemsTable(source, speech)]) {
    if (table.rows.length === 0) continue;
    page.blank();
    page.prose(table.caption, { style: 'bold' });
    page.table(table, 2);
  }
  const notes = textLists({
    heading: told('coverage.notes'),
    items: [
      ...source.lost.map((detail) => noteMessage(labels, { file: source.name, kind: 'form-lost', detail })),
      ...source.notes.slice(0, ROWS).map((note) => noteMessage(labels, note)),
      ...(source.notes.length > ROWS ? [more(speech, source.notes.length - ROWS)!] : []),
    ],
  });
  for (const { heading, items } of notes) {
    page.blank();
    page.prose(heading, { style: 'bold' });
    for (const item of items) page.item(item, 2);
  }
}

const tablesOf = (source: SourceInspection, speech: Speech): Table[] => [
  evidenceTable(source, speech),
  logsTable(source, speech),
  providersTable(source, speech),
  gapsTable(source, speech),
  problemsTable(source, speech),
];

function evidenceTable({ evidence }: SourceInspection, { say: told, number, catalog }: Speech): Table {
  const codes = catalog.settings.engineTrace.join(', ');
  return {
    caption: told('inspect.evidence'),
    columns: [
      { title: told('inspect.column.evidence'), cut: 'end' },
      { title: told('column.events'), number: true },
    ],
    rows: EVIDENCE.map((id) => [
      told(`inspect.evidence.${id}`, { codes }),
      evidence[id] === 0 ? told('inspect.absent') : number(evidence[id]),
    ]),
    leftOut: null,
  };
}

function logsTable({ logs, logCount }: SourceInspection, speech: Speech): Table {
  const { say: told, number, moment } = speech;
  return {
    caption: told('inspect.logs'),
    columns: [
      { title: told('column.computer') },
      { title: told('column.channel') },
      { title: told('column.events'), number: true },
      { title: told('column.first-event'), minor: true },
      { title: told('column.last-event'), minor: true },
    ],
    rows: logs
      .slice(0, ROWS)
      .map((log) => [log.computer, log.channel, number(log.events), moment(log.firstEvent), moment(log.lastEvent)]),
    leftOut: more(speech, logCount - Math.min(ROWS, logs.length)),
  };
}

function providersTable({ providers, providerCount }: SourceInspection, speech: Speech): Table {
  const { say: told, number } = speech;
  const foreign = new Set(providers.filter(({ ours }) => !ours).slice(0, FOREIGN));
  const shown = providers.filter((provider) => provider.ours || foreign.has(provider));
  return {
    caption: told('inspect.providers'),
    columns: [
      { title: told('inspect.column.provider'), cut: 'end' },
      { title: told('column.events'), number: true },
      { title: told('inspect.column.ours') },
    ],
    rows: shown.map(({ name, events, ours }) => [name, number(events), told(ours ? 'answer.yes' : 'answer.no')]),
    leftOut: more(speech, providerCount - shown.length),
  };
}

function gapsTable({ gaps, gapCount }: SourceInspection, speech: Speech): Table {
  const { say: told, moment } = speech;
  return {
    caption: told('coverage.gaps'),
    columns: [
      { title: told('column.from-record'), code: true },
      { title: told('column.to-record'), code: true },
      { title: told('column.from') },
      { title: told('column.to') },
    ],
    rows: gaps
      .slice(0, ROWS)
      .map((gap) => [gap.fromRecordId, gap.toRecordId, moment(gap.fromTime), moment(gap.toTime)]),
    leftOut: more(speech, gapCount - Math.min(ROWS, gaps.length)),
  };
}

function problemsTable({ problems, problemCount }: SourceInspection, speech: Speech): Table {
  const { say: told, number, labels } = speech;
  return {
    caption: told('coverage.problems'),
    columns: [{ title: told('column.problem') }, { title: told('column.offset'), number: true }],
    rows: problems.slice(0, ROWS).map((problem) => [problemMessage(labels, problem), number(problem.offset)]),
    leftOut: more(speech, problemCount - Math.min(ROWS, problems.length)),
  };
}

const more = ({ labels, number }: Speech, left: number): string | null =>
  left > 0 ? say(labels, left === 1 ? 'table.more.one' : 'table.more.other', { n: number(left) }) : null;

function drawExport(page: Page, { labels, say: told }: Speech): void {
  page.heading(told('inspect.export'));
  page.prose(told('inspect.export.where'));
  for (const { title, steps } of exportWays(labels)) {
    page.blank();
    page.prose(title, { style: 'bold' });
    drawSteps(page, steps, told('remediation.ui'), 2);
  }
}
