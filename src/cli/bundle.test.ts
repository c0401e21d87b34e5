import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import type { Report } from '../model/report';
import type { Manifest } from '../bundle/manifest';
import { readAll } from '../read/testing/read-all';
import { invoke } from './streams.test-data';

configure({ useWebWorkers: false });
const fixture = join(__dirname, '../../fixtures/busy-day.xml');
const scenarios = join(__dirname, '../../fixtures/scenarios');
const OURS = ['PasswordResetService', 'ADSync', 'Directory Synchronization'];
const folder = mkdtempSync(join(tmpdir(), 'aadclog-bundle-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function unzipped(path: string): Promise<Map<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(path)));
  const files = new Map<string, string>();
  for (const entry of await reader.getEntries())
    if (!entry.directory)
      files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString('utf8'));
  return files;
}

const failures = ({ flows }: Report): string[] =>
  flows
    .filter(({ outcome }) => outcome !== 'succeeded')
    .map(({ outcome, operation, trackingId, failure }) => [outcome, operation, trackingId, failure?.key].join(' '))
    .sort();

const NOW = ['--now', '2026-11-21T10:00:00Z', '--time-zone', 'UTC', '-q'];

test('holds the report in three forms, an excerpt with the same failures, and no name', async () => {
  expect((await invoke(['bundle', fixture, '-o', at('a.zip'), ...NOW])).status).toBe(0);
  const files = await unzipped(at('a.zip'));
  expect([...files.keys()]).toEqual(['manifest.json', 'report.html', 'report.md', 'report.json', 'events.xml']);
  for (const text of files.values()) expect(text).not.toMatch(/contoso|ADSYNC01/i);
  const manifest = JSON.parse(files.get('manifest.json')!) as Manifest;
  expect(manifest.files.map(({ name }) => name)).toEqual([...files.keys()].slice(1));
  expect(manifest).toMatchObject({ redacted: true, parts: 1 });

  const report = JSON.parse(files.get('report.json')!) as Report;
  const { stdout } = await invoke(['analyze', '-', '--format', 'json', ...NOW], { input: files.get('events.xml')! });
  expect(failures(JSON.parse(stdout) as Report)).toEqual(failures(report));
});

test('the same key and time give the same bytes', async () => {
  const key = ['--redact-key', at('key.json'), ...NOW];
  await invoke(['bundle', fixture, '-o', at('b.zip'), ...key]);
  await invoke(['bundle', fixture, '-o', at('c.zip'), ...key]);
  expect(readFileSync(at('b.zip')).equals(readFileSync(at('c.zip')))).toBe(true);
});

test('with names only after a yes', async () => {
  const refused = await invoke(['bundle', fixture, '-o', at('d.zip'), '--no-redact', ...NOW]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('Nothing was written');
  expect((await invoke(['bundle', fixture, '-o', at('d.zip'), '--no-redact', '--yes', ...NOW])).status).toBe(0);
  expect((await unzipped(at('d.zip'))).get('events.xml')).toContain('rut@contoso.com');
});

describe('events without a record id are in the excerpt as the report refers to them', () => {
  const AROUND = 'Two minutes around a failure may explain it.';
  const xml = join(scenarios, 'success-reset/input.event-viewer.xml');
  const shape = (name: string): string => readFileSync(join(scenarios, 'shapes', `input.${name}`), 'latin1');
  const table = `${shape('event-viewer-csv.csv').trimEnd()}\r\nInformation,1/30/2026 8:13:20 AM,ADSync,904,Server,${AROUND}\r\n`;
  const list = `${shape('format-list.txt').trimEnd()}\r\n\r\nTimeCreated  : 1/30/2026 8:13:20 AM\r\nProviderName : ADSync\r\nId           : 904\r\nMessage      : ${AROUND}\r\n\r\n`;

  test.each([
    ['a table', table, []],
    ['a table beside a log that names the only computer', table, [xml]],
    ['a list beside a log that names the only computer', list, [xml]],
  ])('%s', async (_, log, others) => {
    writeFileSync(at('unnumbered.txt'), log, 'latin1');
    const paths = [at('unnumbered.txt'), ...others];
    const args = ['--input-time-zone', 'UTC', ...NOW];
    const { stdout } = await invoke(['analyze', ...paths, '--format', 'json', ...args]);
    const { flows, findings, incidents } = JSON.parse(stdout) as Report;
    const refs = [
      ...flows.filter(({ outcome }) => outcome !== 'succeeded').flatMap(({ events }) => events.map(({ ref }) => ref)),
      ...[...findings, ...incidents].flatMap(({ evidence }) => evidence),
    ].filter(({ recordId }) => recordId === '');
    const { records } = await readAll(Buffer.from(log, 'latin1'));
    const texts = refs.map(({ position }) => records.find(({ ref }) => ref.position === position)!.message);
    expect(new Set(texts).size).toBeGreaterThan(3);

    const bundled = ['bundle', ...paths, '-o', at('n.zip'), '--no-redact', '--yes', ...args];
    expect((await invoke(bundled)).status).toBe(0);
    const excerpt = await readAll((await unzipped(at('n.zip'))).get('events.xml')!);
    const found = excerpt.records.map(({ message }) => message);
    expect(found).toEqual(expect.arrayContaining([...texts, AROUND]));
    const elsewhere = records.filter(({ provider }) => !OURS.includes(provider)).map(({ message }) => message);
    expect(found.filter((message) => elsewhere.includes(message))).toEqual([]);
  });
});

test.each([
  [['-', '-o', 'x.zip'], /standard input/],
  [[fixture, '-o', 'x.html'], /a bundle is a zip/],
  [[fixture, '-o', 'x.zip', '--max-size', '0'], /is no size/],
])('%j is refused', async (args, message) => {
  const { status, stderr } = await invoke(['bundle', ...args]);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
