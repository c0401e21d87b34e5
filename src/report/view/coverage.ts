import type { Context } from './context';
import { logRemarks, logsTable } from './logs';
import { moreRows, ROWS, textLists, type Fact, type Table, type TextList } from './pieces';
import { noteMessage } from '../note-message';
import { problemMessage } from '../problem-message';

/** What was read, what could not be, and what would have helped. */
export interface CoverageView {
  heading: string;
  facts: Fact[];
  tables: Table[];
  lists: TextList[];
  /** What bears on all that a report says: a form that leaves out the rest must say it. */
  caveats: string[];
}

const OF_MEMORY = ['events-left-out', 'successes-folded'];
const OF_TIMES = ['time-zone-assumed', 'time-shown-twice', 'time-left-out', 'date-order-assumed'];
const CAVEATS = [...OF_MEMORY, ...OF_TIMES];
/** So many are given; the report has the others. */
const MOST_CAVEATS = 4;

export function coverageView(context: Context): CoverageView {
  const { report, say, name, number } = context;
  const { coverage } = report;
  const labels = context.catalog.labels[context.language];
  const failed = Object.entries(report.rules).flatMap(([id, state]) => (state === 'failed' ? [id] : []));
  return {
    heading: say('heading.coverage'),
    facts: [
      { name: say('coverage.events'), value: number(coverage.events) },
      { name: say('coverage.selected'), value: number(coverage.selected) },
      { name: say('coverage.duplicates'), value: number(coverage.duplicates) },
      { name: say('coverage.problems'), value: number(coverage.problemCount) },
      { name: say('coverage.gaps'), value: number(coverage.gaps.length) },
      { name: say('coverage.rules'), value: number(Object.keys(report.rules).length) },
    ],
    tables: [
      filesTable(context),
      logsTable(context),
      problemsTable(context),
      gapsTable(context),
      codesTable(context),
    ].filter((table) => table.rows.length > 0),
    lists: textLists(
      { heading: say('coverage.log-remarks'), items: logRemarks(context) },
      { heading: say('coverage.notes'), items: coverage.notes.map((note) => noteMessage(labels, note, number)) },
      { heading: say('coverage.missing'), items: coverage.missing.map((id) => name('missing', id)) },
      { heading: say('coverage.failed-rules'), items: failed.map((id) => say('coverage.failed-rule', { id })) },
    ),
    caveats: caveatsOf(context),
  };
}

function caveatsOf({ report, catalog, language, count, number }: Context): string[] {
  const { notes: all } = report.coverage;
  const notes = CAVEATS.flatMap((wanted) => all.filter(({ kind }) => kind === wanted));
  const more = notes.length - MOST_CAVEATS;
  return [
    ...notes.slice(0, MOST_CAVEATS).map((note) => noteMessage(catalog.labels[language], note, number)),
    ...(more > 0 ? [count('list.more', more)] : []),
  ];
}

function filesTable({ report, say, name, number, bytes, moment }: Context): Table {
  return {
    caption: say('coverage.files'),
    columns: [
      { title: say('column.file'), cut: 'start' },
      { title: say('column.format') },
      { title: say('column.encoding') },
      { title: say('column.bytes'), number: true },
      { title: say('column.events'), number: true },
      { title: say('column.selected'), number: true },
      { title: say('column.duplicates'), number: true },
      { title: say('column.problems'), number: true },
      { title: say('column.first-event') },
      { title: say('column.last-event') },
    ],
    rows: report.coverage.files.map((file) => [
      file.name,
      name('format', file.format),
      file.encoding ?? say('none'),
      bytes(file.bytes),
      number(file.events),
      number(file.selected),
      number(file.duplicates),
      number(file.problems),
      file.firstEvent === null ? say('none') : moment(file.firstEvent),
      file.lastEvent === null ? say('none') : moment(file.lastEvent),
    ]),
    leftOut: null,
  };
}

function problemsTable({ report, catalog, language, say, count, number }: Context): Table {
  const { problems, problemCount } = report.coverage;
  const left = problemCount - problems.length;
  return {
    caption: say('coverage.problems'),
    columns: [{ title: say('column.problem') }, { title: say('column.offset'), number: true }],
    rows: problems.map((problem) => [problemMessage(catalog.labels[language], problem), number(problem.offset)]),
    leftOut: left > 0 ? count('coverage.problems-left-out', left) : null,
  };
}

function gapsTable({ report, say, moment, count }: Context): Table {
  return {
    caption: say('coverage.gaps'),
    columns: [
      { title: say('column.computer') },
      { title: say('column.channel') },
      { title: say('column.from-record'), code: true },
      { title: say('column.to-record'), code: true },
      { title: say('column.from') },
      { title: say('column.to') },
    ],
    rows: report.coverage.gaps
      .slice(0, ROWS)
      .map((gap) => [
        gap.computer,
        gap.channel,
        gap.fromRecordId,
        gap.toRecordId,
        moment(gap.fromTime),
        moment(gap.toTime),
      ]),
    leftOut: moreRows(count, report.coverage.gaps.length),
  };
}

/** Every code of the catalog's providers that was read, so that a reader sees what the conclusions rest on. */
function codesTable({ report, say, number, moment, count, eventTitle }: Context): Table {
  return {
    caption: say('coverage.codes'),
    columns: [
      { title: say('column.event'), code: true },
      { title: say('column.meaning'), cut: 'end' },
      { title: say('column.count'), number: true },
      { title: say('column.first-event'), minor: true },
      { title: say('column.last-event'), minor: true },
    ],
    rows: report.codes
      .slice(0, ROWS)
      .map((code) => [
        code.key,
        eventTitle(code.key) ?? say('code.unknown'),
        number(code.count),
        moment(code.firstSeen),
        moment(code.lastSeen),
      ]),
    leftOut: moreRows(count, report.codes.length),
  };
}
