import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Report } from '../model/report';
import { catalog } from '../report/samples/catalog.test-data';
import { withEverywhere } from '../report/samples/hostile.test-data';
import { PAYLOADS } from '../report/samples/payloads.test-data';
import { emptyReport, fullReport } from '../report/samples/report.test-data';
import { exporters } from './index';

const csvOf = (report: Report): string => [...exporters.csv(report, catalog)].join('');
const rowsOf = (report: Report): Record<string, string>[] => parse(csvOf(report), { bom: true, columns: true });
const linesOf = (report: Report): Record<string, unknown>[] =>
  [...exporters.ndjson(report, catalog)].map((line) => JSON.parse(line) as Record<string, unknown>);
const withUser = (upn: string): Report => {
  const report = fullReport('en', 1);
  return { ...report, flows: report.flows.map((flow) => ({ ...flow, user: { ...flow.user!, upn } })) };
};

test('CSV: a row a flow, with what a spreadsheet can use', () => {
  const report = fullReport('sv');
  const rows = rowsOf(report);
  expect(rows.map((row) => row['flow'])).toEqual(report.flows.map(({ id }) => id));
  const failed = report.flows.findIndex(({ failure }) => failure !== null);
  const { startedAt, failure } = report.flows[failed]!;
  expect(rows[failed]).toMatchObject({
    outcome: 'failed',
    started_utc: startedAt,
    time_zone: 'Europe/Stockholm',
    cause: failure!.causes[0]!.id,
    redacted: 'false',
  });
  expect(rows[failed]!['started']).toMatch(/^2026-01-30 \d\d:\d\d:\d\d$/);
  expect(Date.parse(`${rows[failed]!['started']!.replace(' ', 'T')}+01:00`)).toBe(
    Math.floor(Date.parse(startedAt!) / 1000) * 1000,
  );
});

test('CSV: the day of the zone, not of UTC', () => {
  const report = fullReport('en', 1);
  const late = { ...report.flows[0]!, startedAt: '2026-01-30T23:30:00.5Z', endedAt: null };
  const [row] = rowsOf({ ...report, flows: [late] });
  expect([row!['started'], row!['ended']]).toEqual(['2026-01-31 00:30:00', '']);
  const [utc] = rowsOf({ ...report, options: { ...report.options, timeZone: 'UTC' }, flows: [late] });
  expect(utc!['started']).toBe('2026-01-30 23:30:00');
});

test('CSV: byte order mark, lines that end in CR LF, a head alone without flows', () => {
  const text = csvOf(emptyReport());
  expect(text).toMatch(/^\ufeffflow,operation,[^\n]*,redacted,recovered_record_ids\r\n$/);
});

test.each([
  ['=HYPERLINK("https://x")', `'=HYPERLINK("https://x")`],
  ['+1', `'+1`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1)', `'@SUM(A1)`],
  [' \t=1', `' <U+0009>=1`],
  ['\t=1', `'<U+0009>=1`],
  ['\r\n=1', `'<U+000D><U+000A>=1`],
  ['\uff1d1', `'\uff1d1`],
  ['|cmd', `'|cmd`],
  ['a=1', 'a=1'],
  ['a,"b"\nc', 'a,"b"<U+000A>c'],
  ['a\u001b[31mb\u202e', 'a<U+001B>[31mb<U+202E>'],
])('CSV: %j does nothing in a spreadsheet', (upn, shown) => {
  expect(rowsOf(withUser(upn))[0]!['user']).toBe(shown);
});

test('CSV: no cell begins a formula or breaks its row, whatever the log says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (upn) => {
      const [row, ...more] = rowsOf(withUser(upn));
      expect(more).toEqual([]);
      expect(Object.keys(row!)).toHaveLength(Object.keys(rowsOf(withUser('a'))[0]!).length);
      expect(row!['user']).not.toMatch(/^[\s\u0000]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\t\r\n]/);
    }),
  );
});

test('NDJSON: every line an object with its type, and together the whole report', () => {
  const report = fullReport();
  const lines = linesOf(report);
  const of = (type: string): Record<string, unknown>[] =>
    lines.filter((line) => line['type'] === type).map(({ type: _, ...rest }) => rest);
  const [head] = of('report');
  const { coverage, ...top } = head as unknown as Report;
  const flows = of('flow').map((flow) => ({
    ...flow,
    events: of('event')
      .filter((event) => event['flow'] === flow['id'])
      .map(({ flow: _, key, time, link, ...ref }) => ({ ref, key, time, link })),
  }));
  expect({
    ...top,
    coverage: {
      ...coverage,
      files: of('file'),
      problems: of('problem'),
      gaps: of('gap'),
      notes: of('note'),
      logs: of('log'),
    },
    servers: of('server'),
    statistics: of('statistics'),
    remarks: of('remark'),
    texts: of('text'),
    flows,
    episodes: of('episode'),
    incidents: of('incident'),
    findings: of('finding'),
    codes: of('code'),
    unknownCodes: of('unknown-code'),
    remediations: of('remediation'),
  }).toEqual(report);
});

test('NDJSON: one line each, harmless in a terminal, made one after the other', () => {
  const report = withUser('a\u001b[31m\n\u2028\u202e"b');
  for (const line of exporters.ndjson(report, catalog)) expect(line).toMatch(/^[^\n\u001b\u2028\u202e]*\n$/);
  const [first] = exporters.ndjson(fullReport('en', 5_000), catalog);
  expect(first!.length).toBeLessThan(2_000);
});

test('a hostile text in every field is a cell that does nothing, and a line of its own', () => {
  const report = fullReport('en', 4);
  const [lines, columns] = [linesOf(report).length, Object.keys(rowsOf(report)[0]!).length];
  for (const payload of PAYLOADS) {
    const spoilt = withEverywhere(report, payload);
    const starting = { ...spoilt, flows: spoilt.flows.map((flow) => ({ ...flow, computer: payload })) };
    const rows = rowsOf(starting);
    expect(rows.map((row) => Object.keys(row).length)).toEqual(report.flows.map(() => columns));
    for (const cell of rows.flatMap((row) => Object.values(row)))
      expect(cell).not.toMatch(
        /^[\s\0]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\t\r\n]|[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/,
      );
    expect(linesOf(spoilt)).toHaveLength(lines);
  }
});
