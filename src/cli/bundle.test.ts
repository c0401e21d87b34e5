import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import type { Report } from '../model/report';
import type { Manifest } from '../bundle/manifest';
import { invoke } from './streams.test-data';

configure({ useWebWorkers: false });
const fixture = join(__dirname, '../../fixtures/busy-day.xml');
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

test.each([
  [['-', '-o', 'x.zip'], /standard input/],
  [[fixture, '-o', 'x.html'], /a bundle is a zip/],
  [[fixture, '-o', 'x.zip', '--max-size', '0'], /is no size/],
])('%j is refused', async (args, message) => {
  const { status, stderr } = await invoke(['bundle', ...args]);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
