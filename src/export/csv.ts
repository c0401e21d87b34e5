import { visible } from '../report/escape';
import { createContext, type Context } from '../report/view/context';
import type { Catalog } from '../model/catalog';
import type { Flow, Report } from '../model/report';

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
/** Spreadsheets take a cell that begins so for a formula, blanks before it and wide forms included. */
const FORMULA = /^[\s\u0000]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const SPECIAL = /[",\r\n]/;

/** What a row knows besides its flow. */
interface Row {
  flow: Flow;
  context: Context;
  /** Findings that name the flow, best first. */
  findings: readonly string[];
}

/** One row a flow, one column a fact: names stay the same in every language, and new columns come last. */
const COLUMNS: readonly (readonly [name: string, value: (row: Row) => string | number | boolean | null])[] = [
  ['flow', ({ flow }) => flow.id],
  ['operation', ({ flow }) => flow.operation],
  ['outcome', ({ flow }) => flow.outcome],
  ['user', ({ flow }) => flow.user?.upn ?? null],
  ['admin', ({ flow }) => flow.user?.adminUpn ?? null],
  ['cause', ({ flow }) => flow.failure?.causes[0]?.id ?? null],
  ['cause_title', ({ flow, context }) => title(flow.failure?.causes[0]?.id, context)],
  ['confidence', ({ flow }) => flow.failure?.causes[0]?.confidence ?? null],
  ['other_causes', ({ flow }) => list(flow.failure?.causes.slice(1).map(({ id }) => id))],
  ['failure_event', ({ flow }) => flow.failure?.key ?? null],
  ['hresult', ({ flow }) => (flow.failure?.hresult ? `0x${flow.failure.hresult}` : null)],
  ['started', ({ flow, context }) => local(flow.startedAt, context)],
  ['ended', ({ flow, context }) => local(flow.endedAt, context)],
  ['time_zone', ({ context }) => context.report.options.timeZone],
  ['started_utc', ({ flow }) => flow.startedAt],
  ['ended_utc', ({ flow }) => flow.endedAt],
  ['duration_ms', ({ flow }) => flow.durationMs],
  ['tracking_id', ({ flow }) => flow.trackingId],
  ['cloud_anchor', ({ flow }) => flow.user?.cloudAnchor ?? null],
  ['source_anchor', ({ flow }) => flow.user?.sourceAnchor ?? null],
  ['server', ({ flow }) => flow.computer],
  ['start_missing', ({ flow }) => flow.startMissing],
  ['inferred_links', ({ flow }) => flow.events.filter(({ link }) => !FACTS.includes(link)).length],
  ['events', ({ flow }) => flow.events.length],
  ['record_ids', ({ flow }) => list(flow.events.map(({ ref }) => ref.recordId))],
  ['files', ({ flow }) => list([...new Set(flow.events.map(({ ref }) => ref.file))])],
  ['findings', ({ findings }) => list(findings)],
  ['episode', ({ flow }) => flow.episode],
  ['redacted', ({ context }) => context.report.redacted],
  ['recovered_record_ids', ({ flow }) => list(flow.events.flatMap(({ ref }) => (ref.recovered ? ref.recordId : [])))],
];
const FACTS: readonly Flow['events'][number]['link'][] = ['tracking-id', 'anchor'];

/** Comma-separated values as RFC 4180 has them, with a byte order mark, since Excel guesses the encoding without one. */
export function* csv(report: Report, catalog: Catalog): Generator<string> {
  const context = createContext(report, catalog);
  const findings = findingsOfFlows(report);
  yield BYTE_ORDER_MARK + line(COLUMNS.map(([name]) => name));
  for (const flow of report.flows) {
    const row = { flow, context, findings: findings.get(flow.id) ?? [] };
    yield line(COLUMNS.map(([, value]) => value(row)));
  }
}

function findingsOfFlows(report: Report): Map<string, string[]> {
  const findings = new Map<string, string[]>();
  for (const { id, flows } of report.findings)
    for (const flow of flows) findings.set(flow, [...(findings.get(flow) ?? []), id]);
  return findings;
}

/** As spreadsheets read a date with a time, in the report's zone; they know no zones. */
function local(time: string | null, { moment }: Context): string | null {
  if (time === null) return null;
  const { utc, local: here } = moment(time);
  const [date = '', clock = ''] = utc.split(' ');
  if (here === null) return `${date} ${clock}`.trimEnd();
  const [first = '', second = ''] = here.split(' ');
  return first.includes('-') ? `${first} ${second}` : `${date} ${first}`;
}

const title = (id: string | undefined, { causeTitle }: Context): string | null =>
  id === undefined ? null : causeTitle(id);

const list = (items: readonly string[] | undefined): string => (items ?? []).filter((item) => item !== '').join('; ');

const line = (cells: readonly (string | number | boolean | null)[]): string => cells.map(cell).join(',') + LINE_END;

/** A text that could act is made harmless: controls are shown, and a formula begins with an apostrophe. */
function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${visible(value)}` : visible(value);
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
