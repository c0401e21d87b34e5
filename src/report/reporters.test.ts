import type { Report } from '../model/report';
import { reporters, type Format } from './index';
import { catalog } from './samples/catalog.test-data';
import { emptyReport, fullReport } from './samples/report.test-data';

const options = { color: false, width: 80 };
const formats: Format[] = ['terminal', 'markdown', 'html', 'json'];
const people: Format[] = ['terminal', 'markdown', 'html'];

/** Text of a form with its syntax taken off, as far as this test's texts use it, and with line breaks as blanks. */
const plain = (format: Format, report: Report): string =>
  reporters[format](report, catalog, options)
    .replace(format === 'html' ? /<style>[^]*<\/style>|<[^>]+>/g : /(?!)/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(format === 'markdown' ? /\\(?=[\\_<>~])|`/g : /(?!)/g, '')
    .replace(format === 'json' ? /\\(?=\\)/g : /(?!)/g, '')
    .replace(/\s+/g, ' ');

test.each(formats)('%s tells every fact of the report', (format) => {
  const report = fullReport();
  const text = plain(format, report);
  const facts = [
    ...report.flows.map((flow) => flow.trackingId!),
    ...report.unknownCodes.map((code) => code.key),
    ...report.codes.map((code) => code.key),
    ...report.servers.map((server) => server.computer),
    ...report.coverage.files.map((file) => file.name),
    ...report.remediations.map((remediation) => remediation.title),
    report.remediations[0]!.warnings[0]!,
    report.remediations[0]!.disputes[0]!,
    report.remediations[0]!.verify,
    'reason-of-tomorrow',
    '0.1.0',
    '2026.11.1',
    'Europe/Stockholm',
    '2.4.18.0',
    'anna.berg@contoso.com',
    '5004',
    'heartbeat',
  ];
  for (const fact of facts) expect(text).toContain(fact);
});

test.each(people)('%s says the facts in words', (format) => {
  const text = plain(format, fullReport());
  const facts = [
    'Degraded',
    'Attempts fail for a reason that the catalog does not know.',
    'The connector account lacks permission on the user',
    'Attempts that never ended',
    '4,321',
    'Permission inheritance is switched off on the user (possible)',
    'This cause is inferred from experience',
    'The sync engine failed to write a password (inferred, not documented)',
    '2026-01-30 06:07:01.9876543 UTC',
    `${format === 'terminal' ? 29 : 20} more events are not shown`,
    'PasswordResetService/33004, HRESULT 80230626 (access denied to the connector account)',
    '~ same error code',
    '~ marks operations',
    'start not in the log',
    'attempt 2 of 3',
    'Writeback service stopped',
    '104',
    '102 more problems are counted and not listed.',
    'rest.evtx: this binary event log',
    '1,048,576',
    'The Security log of the domain controllers',
    'it was read as utf-16le',
    'This report names users',
    'still so at the end of the log',
    'the log cannot tell',
  ];
  for (const fact of facts) expect(text).toContain(fact);
  // Used by two findings, printed once: the title of its card, and one reference each.
  expect(text.split('The next attempt of the user succeeds.')).toHaveLength(2);
});

test.each(people)('%s speaks Swedish', (format) => {
  const text = plain(format, fullReport('sv'));
  for (const fact of [
    'Fungerar delvis',
    'Loggdata från 30 januari 2026',
    '4\u00a0321'.replace(/\s/, ' '),
    'misslyckades',
  ]) {
    expect(text).toContain(fact);
  }
});

test.each(people)('%s of errors alone does not say who got through', (format) => {
  const report = fullReport();
  const findings = report.findings.map((finding) => ({ ...finding, ongoing: null, successesSince: 0 }));
  const told = (missing: string[]): boolean[] => {
    const text = plain(format, { ...report, findings, coverage: { ...report.coverage, missing } });
    return ['not everybody who tried', 'no success of this kind since'].map((claim) => text.includes(claim));
  };
  expect(told([])).toEqual([true, true]);
  expect(told(['only-errors'])).toEqual([false, false]);
});

test.each(people)('%s of nothing says that there is nothing', (format) => {
  const text = plain(format, emptyReport());
  for (const fact of ['Cannot tell', 'No findings', 'There are no operations', 'No server seen', '2026.11.1']) {
    expect(text).toContain(fact);
  }
});

test.each(formats)('%s is the same every time, and leaves the report alone', (format) => {
  const report = fullReport();
  const first = reporters[format](report, catalog, options);
  expect(reporters[format](report, catalog, options)).toBe(first);
  expect(report).toEqual(fullReport());
  expect(first.endsWith('\n')).toBe(true);
});

test.each(['terminal', 'markdown'] as const)(
  '%s cuts a long timeline to what did not succeed and says so',
  (format) => {
    const report = fullReport('en', 300);
    const text = plain(format, report);
    const unsuccessful = report.flows.filter((flow) => flow.outcome !== 'succeeded');
    const room = format === 'terminal' ? 60 : 30;
    expect(text).toContain(
      `${room} of 300 operations are shown: ${300 - room} are left out, ${unsuccessful.length - room} of them`,
    );
    expect(text).toContain(unsuccessful.at(-1)!.trackingId);
    expect(text).not.toContain(unsuccessful[0]!.trackingId);
  },
);

test('json is the report, byte for byte as a program reads it', () => {
  const report = fullReport();
  report.servers[0]!.computer = 'a\u009b\u202e\u{e0041}å';
  const text = reporters.json(report, catalog, options);
  expect(JSON.parse(text)).toEqual(report);
  expect(text).toContain('a\\u009b\\u202e\\udb40\\udc41å');
});

test('evidence without time and key is looked up in the flows, and shown without where they have none', () => {
  const report = fullReport();
  report.findings[0]!.evidence = [
    { ...report.flows[1]!.events[0]!.ref },
    { file: 'x', recordId: '', computer: 'c', channel: 'a' },
  ];
  const text = plain('terminal', report);
  expect(text).toContain('2026-01-30 06:07:01.1234567 UTC (07:07:01 Europe/Stockholm) PasswordResetService/31001');
  expect(text).toContain('Record record id missing Computer c');
});
