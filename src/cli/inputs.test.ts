import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { run } from './run';
import { eventXml, ROOM } from './streams.test-data';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'aadclog-inputs-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Lines of progress as a terminal shows them, on a clock that is a second further whenever it is looked at. */
async function shown(...argv: string[]): Promise<string[]> {
  const stdout = new PassThrough({ highWaterMark: ROOM });
  const stderr = Object.assign(new PassThrough({ highWaterMark: ROOM }), { isTTY: true, columns: 200 });
  let seconds = Date.parse('2026-02-01T00:00:00Z') / 1000;
  const now = (): Date => new Date((seconds += 1) * 1000);
  const stdin = new PassThrough();
  await run(argv, { stdin, stdout, stderr, env: {}, now, timeZone: 'UTC' });
  return String(stderr.read())
    .split('\r\u001b[K')
    .filter((line) => /^Read(ing)?:/.test(line));
}

const event = (id: number): string => eventXml(31001, id, '2026-01-30T10:00:00.0000000Z', 'x'.repeat(1000));

/** Logs of every fate: whole, packed, cut off, empty, no log, there twice, in a folder of their own. */
function writeLogs(): number {
  mkdirSync(join(folder, 'more'));
  const text = (first: number): string => Array.from({ length: 400 }, (_, i) => event(first + i)).join('');
  const whole = text(1);
  const files: Record<string, string | Uint8Array> = {
    'a.xml': whole,
    'b.xml': whole,
    'c.xml.gz': gzipSync(text(500)),
    'd.xml.gz': gzipSync(text(1000)).subarray(0, 2000),
    'e.xml': '',
    'f.xml': whole.slice(0, 300_200),
    'g.xml': Buffer.alloc(500_000, 7),
    'more/h.xml': text(2000),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return Object.keys(files).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

test.each(['analyze', 'inspect'])(
  'the progress of %s is in bytes of all files together, up to the last of them',
  async (command) => {
    const total = (writeLogs() / 1e6).toFixed(1);
    const lines = await shown(command, folder, join(folder, 'missing.xml'));
    const pattern = new RegExp(String.raw`^Reading: ([\d.]+) of ${total} MB \((\d+) %\), [\d.]+ MB/s(?:, .+ left)?$`);
    const states = lines.slice(0, -1).map((line) => pattern.exec(line)?.slice(1).map(Number) ?? [line]);
    expect(states.length).toBeGreaterThan(5);
    const shares = states.map(([, share]) => share as number);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(100);
    expect(new Set(shares).size).toBeGreaterThan(3);
    expect(lines.at(-1)).toMatch(new RegExp(`^Read: ${total} MB in \\d+ s; analysing`));
  },
);

test('a file that has grown since it was found counts no more than it had', async () => {
  writeFileSync(join(folder, 'a.xml'), Array.from({ length: 50 }, (_, i) => event(i)).join(''));
  writeFileSync(join(folder, 'b.xml'), event(1000));
  const paths = [join(folder, 'a.xml'), join(folder, 'b.xml')];
  const size = statSync(paths[0]!).size + statSync(paths[1]!).size;
  const { openInputs } = await import('./inputs.js');
  const { ownCatalog } = await import('./catalog-source.js');
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 200 });
  const now = (): Date => new Date();
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr, env: {}, now, timeZone: 'UTC' };
  const { logs } = await openInputs(paths, {}, (await ownCatalog()).labels.en, streams);
  writeFileSync(paths[1]!, event(1000).repeat(2000));
  for await (const log of logs) for await (const bytes of log.open()) expect(bytes.length).toBeGreaterThan(0);
  expect(String(stderr.read())).toContain(`Read: ${(size / 1e6).toFixed(1)} MB in`);
});
