import { markdown } from './markdown';
import { catalog } from './samples/catalog.test-data';
import { emptyReport, fullReport } from './samples/report.test-data';

const options = { color: false, width: 80 };
const LIMIT = 10_000;
const ticket = (n = 300, limit = LIMIT): string => markdown(fullReport('en', n), catalog, { ...options, limit });

test('a ticket answers what support asks, and leaves blanks for what only a person knows', () => {
  const text = ticket();
  for (const fact of [
    /\*\*Exact error\*\*: .*PasswordResetService\/33004, HRESULT 80230626/,
    /\*\*Since when\*\*: 2026-01-30 .*UTC \(.*Europe\/Stockholm\)/,
    /\*\*Who is hit\*\*: .*anna\.berg@contoso\.com/,
    /\*\*Tracking ids, latest first\*\*: `9a8b7c6d-/,
    /\*\*Servers and builds\*\*: .*2\.4\.18\.0, active/,
    /\*\*Evidence\*\*: /,
    /- Support code shown there, with date, time and zone: …{3}/,
  ])
    expect(text).toMatch(fact);
});

test('a ticket keeps to its length, and says what it leaves out', () => {
  const text = ticket();
  expect(text.length).toBeLessThanOrEqual(LIMIT);
  expect(text).toMatch(/Left out for length: .*Timeline/);
  expect(text).toContain('## Verdict');
  expect(text).toContain('### 1 ·');
});

test.each([200, 1_000, 3_000])('of %i characters it still is a report, and no longer', (limit) => {
  expect(ticket(14, limit).length).toBeLessThanOrEqual(limit);
});

test('a name of a million characters does not fill it', () => {
  const report = fullReport();
  const flows = report.flows.map((flow) => ({ ...flow, user: { ...flow.user!, upn: 'x'.repeat(1_000_000) } }));
  const text = markdown({ ...report, flows }, catalog, { ...options, limit: LIMIT });
  expect(text.length).toBeLessThanOrEqual(LIMIT);
  expect(text).toContain('Exact error');
});

test('without a fault it says so, and without a limit it has everything', () => {
  expect(markdown(emptyReport(), catalog, options)).toContain('no fault of the service found in this log');
  expect(markdown(fullReport('en', 300), catalog, options)).not.toContain('Left out for length');
});

test('a ticket says how times were taken, though it leaves out the rest that was read of files', () => {
  const report = fullReport('en', 300);
  const kinds = ['time-zone-assumed', 'time-shown-twice', 'time-left-out', 'date-order-assumed', 'encoding-fallback'];
  const details = ['UTC', '3', '2', 'day-first', 'windows-1252'];
  const notes = kinds.map((kind, i) => ({ file: 'events.csv', kind, detail: details[i]! }));
  const many = Array.from({ length: 200 }, (_, i) => ({ ...notes[0]!, file: `${i}.csv` }));
  const shown = (all: typeof notes): string =>
    markdown({ ...report, coverage: { ...report.coverage, notes: all } }, catalog, { ...options, limit: LIMIT });
  const text = shown(notes);
  for (const said of ['read as UTC', '3 of its times', '2 of its times', 'with the day first'])
    expect(text).toContain(said);
  expect(text.indexOf('read as UTC')).toBeLessThan(text.indexOf('## Verdict'));
  expect(shown(many)).toMatch(/196 more/);
  const short = { file: 'events.csv', kind: 'events-left-out', detail: '1234567' };
  expect(shown([...many, short])).toContain('Its oldest 1,234,567 events');
  expect(shown(many).length).toBeLessThanOrEqual(LIMIT);
});
