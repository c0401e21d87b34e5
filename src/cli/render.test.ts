import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../model/report';
import { failedReset, invoke } from './streams.test-data';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-render-'));
  writeFileSync(path('log.xml'), failedReset);
  writeFileSync(path('report.json'), (await invoke(['analyze', path('log.xml'), '--format', 'json'])).stdout);
});
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const saved = (): Report => JSON.parse(readFileSync(path('report.json'), 'utf8')) as Report;

test.each(['terminal', 'markdown', 'html', 'csv'])('%s: as if it had been written at once', async (format) => {
  const direct = await invoke(['analyze', path('log.xml'), '--format', format]);
  const rendered = await invoke(['render', path('report.json'), '--format', format]);
  expect(rendered).toEqual({ status: 0, stdout: direct.stdout, stderr: '' });
});

test('from a pipe, in UTF-16 as a shell writes it, into a file, in another zone', async () => {
  writeFileSync(path('utf16.json'), Buffer.from(`\ufeff${JSON.stringify(saved())}`, 'utf16le'));
  const flags = ['--output', path('out.md'), '--time-zone', 'Asia/Tokyo'];
  expect(await invoke(['render', path('utf16.json'), ...flags])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(path('out.md'), 'utf8')).toContain('19:00:00 Asia/Tokyo');
  const piped = await invoke(['render', '-', '--format', 'json'], { input: JSON.stringify(saved()) });
  expect(JSON.parse(piped.stdout)).toEqual(saved());
});

test('a saved report can be redacted, once', async () => {
  const redacted = await invoke(['render', path('report.json'), '--redact', '--format', 'json']);
  expect(redacted.status).toBe(0);
  expect(redacted.stdout).not.toMatch(/contoso|anna/i);
  const again = await invoke(['render', '-', '--redact'], { input: redacted.stdout });
  expect(again).toMatchObject({ status: 2, stderr: expect.stringMatching(/redacted already/) as string });
  expect((await invoke(['render', '-', '--format', 'html'], { input: redacted.stdout })).status).toBe(0);
});

test.each([
  ['', /is no JSON/],
  ['{"type":"report","schemaVersion":1}\n{"type":"file"}', /is no JSON[^]*ndjson form/],
  ['[]', /no saved report of aadclog/],
  ['null', /no saved report of aadclog/],
  ['{"schemaVersion":1,"tool":{"name":"other"}}', /no saved report of aadclog/],
  ['{"schemaVersion":2,"tool":{"name":"aadclog"}}', /schema version 2, and this aadclog reads version 1[^]*newer/],
  ['{"schemaVersion":0,"tool":{"name":"aadclog"}}', /schema version 0[^]*Analyse the log again/],
])('what is no report is refused: %s', async (input, message) => {
  const { status, stdout, stderr } = await invoke(['render', '-'], { input });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('a field that is wrong is named', async () => {
  const report = saved() as unknown as Record<string, unknown[]>;
  (report['flows']![0] as Record<string, unknown>)['computer'] = 7;
  (report['flows']![0] as { events: { link: string }[] }).events[1]!.link = 'guess';
  delete report['findings'];
  const { status, stderr } = await invoke(['render', '-'], { input: JSON.stringify(report) });
  expect(status).toBe(2);
  for (const field of [/^flows\[0\]\.computer: /m, /^flows\[0\]\.events\[1\]\.link: /m, /^findings: /m])
    expect(stderr).toMatch(field);
});

test('a report of an earlier build, which found out less, is refused by what it lacks', async () => {
  const { statistics: _, remarks: __, ...older } = saved();
  const servers = older.servers.map(({ role: _, ...server }) => server);
  const input = JSON.stringify({ ...older, servers });
  const { status, stdout, stderr } = await invoke(['render', '-', '--format', 'html'], { input });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /earlier build of aadclog and lacks servers\[0\]\.role, statistics, remarks\n.*Analyse the log again/,
  );
});

test('fields of tomorrow do no harm; a zone that is none is refused', async () => {
  const report = { ...saved(), tomorrow: [1], options: { ...saved().options, mood: 'good' } };
  expect((await invoke(['render', '-'], { input: JSON.stringify(report) })).status).toBe(0);
  const lost = { ...saved(), options: { ...saved().options, timeZone: 'Mars' } };
  const { status, stderr } = await invoke(['render', '-'], { input: JSON.stringify(lost) });
  expect([status, stderr]).toEqual([2, expect.stringContaining('"Mars" is not a time zone')]);
});

test('files that are not there, and an output that is the input', async () => {
  expect((await invoke(['render', path('no.json')])).stderr).toMatch(/there is no such file/);
  expect((await invoke(['render', folder])).stderr).toMatch(/it is a folder/);
  const same = await invoke(['render', path('report.json'), '--output', path('report.json')]);
  expect(same).toMatchObject({ status: 2, stderr: expect.stringMatching(/would overwrite/) as string });
});
