import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { ownCatalog } from './catalog-source';
import { run } from './run';
import { invoke, ROOM } from './streams.test-data';
import type { Output } from './streams';

/** A terminal at which somebody types `keys`; `end`: and then closes it. */
async function typed(keys: string, argv: string[] = [], end = true): Promise<{ status: number; screen: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout: Output & PassThrough = Object.assign(new PassThrough({ highWaterMark: ROOM }), {
    isTTY: true,
    columns: 80,
  });
  const stderr = new PassThrough();
  if (end) stdin.end(keys);
  else stdin.write(keys);
  const env = { NO_COLOR: '1' };
  const now = (): Date => new Date('2024-06-01T12:00:00Z');
  const status = await run(['troubleshoot', ...argv], {
    stdin,
    stdout,
    stderr,
    env,
    now,
    timeZone: 'Europe/Stockholm',
  });
  expect(stderr.read()).toBeNull();
  return { status, screen: String(stdout.read() as Buffer) };
}
const summaryOf = (screen: string): string => screen.split(/─{80}\n(?=Password writeback|Tillbakaskrivning)/)[1]!;

test('a walk to an ending, and a summary for the ticket', async () => {
  const { status, screen } = await typed('n\ny\nn\nn\ny\ny\ny\n\n', [], false);
  expect(status).toBe(0);
  expect(screen).toContain('STEP 1 · WHERE TO BEGIN');
  expect(screen).toContain('aadclog explain reset-in-supported-portal');
  const summary = summaryOf(screen);
  expect(summary).toMatch(
    /^Password writeback, troubleshooting of 2024-06-01 12:00:00 UTC .*\naadclog \S+, catalog \S+\n/,
  );
  expect(summary.match(/ Yes$/gm)).toHaveLength(4);
  expect(summary.match(/ No$/gm)).toHaveLength(3);
  expect(summary).toContain('Ended with: That way nothing is written back');
});

test('back takes an answer away, also from an ending; skip is told as such', async () => {
  const { screen } = await typed('b\ny\ny\nb\nb\ns\nq\n', [], false);
  expect(screen).toContain('This is the first question.');
  expect(screen).toContain('THE LOG SAYS WHY');
  const summary = summaryOf(screen);
  expect(summary).toMatch(/time of the complaint\? Skipped\n/);
  expect(summary).not.toMatch(/ Yes$/m);
  expect(summary).toContain('Left before the end, at: The right log, the right time');
});

test('Swedish words and English letters alike; anything else is asked again', async () => {
  const { screen } = await typed('kanske\nJA\n nej \ny\nQ\n', ['--lang', 'sv'], false);
  expect(screen).toContain('Svara med en av bokstäverna nedan.');
  expect(summaryOf(screen).match(/ Ja$/gm)).toHaveLength(2);
  expect(summaryOf(screen).match(/ Nej$/gm)).toHaveLength(1);
});

test('the end of the input is a way out, at a question and at an ending', async () => {
  expect(summaryOf((await typed('')).screen)).toContain('Nothing was answered.');
  expect(summaryOf((await typed('y\ny\n')).screen)).toContain('Ended with: The log says why');
});

test('one guide alone', async () => {
  const { screen } = await typed('q\n', ['permissions'], false);
  expect(screen).toContain('STEP 1 · WHAT THE CONNECTOR ACCOUNT MAY DO');
  const wrong = await invoke(['troubleshoot', 'nowhere']);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toMatch(/no guide "nowhere"\n.*no-events, permissions, restore-connection, start/);
});

test.each(['en', 'sv'])(
  'no line of a walk or of the guides is wider than the window, except what is copied: %s',
  async (lang) => {
    const { stdout } = await invoke(['troubleshoot', '--lang', lang, '--width', '80']);
    const wide = stdout.split('\n').filter((line) => line.length > 80);
    const { guides } = await ownCatalog();
    const copied = guides.flatMap(({ steps, sources }) => [
      ...sources.map(({ url }) => url),
      ...steps.flatMap((step) => step.do.flatMap(({ command }) => command?.split('\n') ?? [])),
    ]);
    expect(wide.filter((line) => !copied.some((each) => each.trim() === line.trim()))).toEqual([]);
    expect(stdout).not.toMatch(/guide\.[a-z]|\{(n|title|text|answer|target)\}/);
  },
);

test('elsewhere than at a terminal the guides are printed, in three forms, or into a file', async () => {
  const plain = await invoke(['troubleshoot']);
  expect([plain.status, plain.stderr]).toEqual([0, '']);
  for (const heading of ['WHERE TO BEGIN', 'NO EVENTS AT ALL', 'NOBODY CAN RESET ANY MORE'])
    expect(plain.stdout).toContain(heading);
  const printed = await invoke(['troubleshoot', '--width', '80']);
  expect((await typed('', ['--print'])).screen).toBe(printed.stdout);
  const markdown = await invoke(['troubleshoot', 'no-events', '--format', 'markdown']);
  expect(markdown.stdout).toMatch(/^# No events at all\n/);
  const json = JSON.parse((await typed('', ['--format', 'json'])).screen) as { guides: { id: string }[] };
  expect(json.guides.map(({ id }) => id)).toEqual(['start', 'no-events', 'restore-connection', 'permissions']);
  const folder = mkdtempSync(join(tmpdir(), 'aadclog-guide-'));
  try {
    expect((await invoke(['troubleshoot', '--output', join(folder, 'guide.md')])).stdout).toBe('');
    expect(readFileSync(join(folder, 'guide.md'), 'utf8')).toMatch(/^# Where to begin\n/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
