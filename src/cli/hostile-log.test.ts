import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { parse } from 'csv-parse/sync';
import { parsePowerShell } from '../check-script/powershell.test-data';
import type { Report } from '../model/report';
import { PAYLOADS } from '../report/samples/payloads.test-data';
import { invoke, type Outcome } from './streams.test-data';

/** A log with every hostile text in every field that an event has, from its first byte to each form that comes out. */

configure({ useWebWorkers: false });
const folder = mkdtempSync(join(tmpdir(), 'aadclog-hostile-'));
/** The file's name is a field too. */
const log = join(folder, `"><img src=x onerror=alert(1)> $(x)'; \u202e=1|2.xml`);
const NOW = ['--now', '2026-11-21T10:00:00Z', '--time-zone', 'UTC', '--quiet'];
const ACTING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const FORMULA = /^[\s\u0000]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/** The first thing in a text that would act, with what stands around it: these texts are long. */
const acting = (text: string): string | null => {
  const at = text.search(ACTING);
  return at < 0 ? null : JSON.stringify(text.slice(Math.max(0, at - 200), at + 20));
};

/** As Windows writes it: what XML cannot hold stands there all the same. */
const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const attribute = (text: string): string => xml(text).replace(/'/g, '&apos;');
const guid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const SECOND = 1_000;
const START = Date.UTC(2026, 0, 30, 8);

interface Fields {
  source?: string;
  level?: string;
  time?: string;
  record?: string;
  channel?: string;
  computer?: string;
  data: string;
  message?: string;
}
let written = 0;
function event(provider: string, id: number, { data, ...given }: Fields): string {
  written += 1;
  const time = given.time ?? new Date(START + written * SECOND).toISOString();
  const system =
    `<Provider Name='${provider}' EventSourceName='${attribute(given.source ?? provider)}'/><EventID Qualifiers='0'>${id}</EventID>` +
    `<Level>${xml(given.level ?? '2')}</Level><TimeCreated SystemTime='${attribute(time)}'/>` +
    `<EventRecordID>${xml(given.record ?? String(written))}</EventRecordID><Channel>${xml(given.channel ?? 'Application')}</Channel>` +
    `<Computer>${xml(given.computer ?? 'SYNC1.contoso.com')}</Computer>`;
  const rendered = `<RenderingInfo Culture='en-US'><Message>${xml(given.message ?? data)}</Message></RenderingInfo>`;
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${system}</System><EventData><Data>${xml(data)}</Data></EventData>${rendered}</Event>`;
}

/** An attempt whose user, texts, trace and anchors are the payload; then events of which each field is. */
function eventsOf(payload: string, at: number): string {
  const head = `TrackingId: ${guid(at + 1)}, `;
  const failure =
    `${head}Reason: Synchronization Engine returned an error hr=80230626, message=${payload}, Context: cloudAnchor: User_${payload}, ` +
    `SourceAnchorValue: ${payload}, UserPrincipalName: u${at}${payload}@contoso.com, unblockUser: True, Details: ${payload}\n   at ${payload}`;
  const text = `${head}PasswordResetRequestStart, Details: u${at}${payload}@contoso.com`;
  return [
    event('PasswordResetService', 31001, { data: text, message: payload }),
    event('ADSync', 6329, { data: `BAIL: MMS(4984): ..\\server.cpp(11139): 0x80230626 (${payload})\n${payload}` }),
    event('PasswordResetService', 33004, { data: failure }),
    event(`PasswordResetService`, 32000 + (at % 50), { data: payload, source: payload }),
    event(attribute(payload), 31001, { data: payload }),
    event('ADSync', 6329, { data: text, channel: payload, level: payload, record: payload }),
    event('PasswordResetService', 31034, { data: `Namespace: ${payload}`, time: payload }),
    ...(at % 20 === 0 ? [event('PasswordResetService', 31044, { data: payload, computer: payload })] : []),
  ].join('');
}

const analyze = (...flags: string[]): Promise<Outcome> => invoke(['analyze', log, ...NOW, ...flags]);
let report: Report;
beforeAll(async () => {
  writeFileSync(log, `<Events>${PAYLOADS.map(eventsOf).join('')}</Events>`);
  report = JSON.parse((await analyze('--format', 'json')).stdout) as Report;
});
afterAll(() => rmSync(folder, { recursive: true }));

test('every event is read, and every attempt told', () => {
  expect(report.coverage.events).toBe(written);
  const failed = report.flows.filter(({ outcome, trackingId }) => outcome === 'failed' && trackingId !== null);
  expect(failed.map(({ trackingId }) => trackingId)).toEqual(PAYLOADS.map((_, at) => guid(at + 1)));
});

test('the page has no element or attribute that one of a harmless log has not', async () => {
  const tags = (page: string): Set<string> =>
    new Set(
      [...page.replace(/(<(style|script)\b[^>]*>)[^]*?(<\/\2>)/g, '$1$3').matchAll(/<[^>]*>/g)].flatMap(([tag]) =>
        tag.replace(/"[^"]*"/g, '').match(/<\/?!?\w+|\b[\w-]+=/g),
      ) as string[],
    );
  const harmless = join(folder, 'harmless.xml');
  writeFileSync(harmless, `<Events>${PAYLOADS.map((_, at) => eventsOf(`x${at}`, at)).join('')}</Events>`);
  const allowed = tags((await invoke(['analyze', harmless, ...NOW, '--format', 'html'])).stdout);
  const { stdout } = await analyze('--format', 'html');
  expect([...tags(stdout)].filter((tag) => !allowed.has(tag))).toEqual([]);
  expect(stdout.match(/<script/gi)).toHaveLength(2);
  expect(acting(stdout)).toBeNull();
});

test.each(['terminal', 'markdown', 'ndjson', 'json'])('%s: nothing acts', async (format) => {
  for (const flags of format === 'markdown' ? [[], ['--full']] : [[]]) {
    const { status, stdout, stderr } = await analyze('--format', format, ...flags);
    expect([status, stderr]).toEqual([0, '']);
    expect(acting(stdout)).toBeNull();
    if (format === 'ndjson') for (const line of stdout.trimEnd().split('\n')) JSON.parse(line);
  }
});

test('csv: a row for each attempt, and no cell that a spreadsheet would compute', async () => {
  const { stdout } = await analyze('--format', 'csv');
  const rows = parse(stdout, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(report.flows.length);
  for (const cell of rows.flatMap((row) => Object.values(row))) {
    expect(cell).not.toMatch(FORMULA);
    expect(acting(cell)).toBeNull();
  }
});

test('check script: the commands of a harmless log, and no others', async () => {
  const script = async (input: string, name: string): Promise<string> => {
    expect(await invoke(['analyze', input, ...NOW, '--check-script', join(folder, name)])).toMatchObject({ status: 0 });
    return readFileSync(join(folder, name), 'utf8');
  };
  const scripts = [await script(join(folder, 'harmless.xml'), 'a.ps1'), await script(log, 'b.ps1')];
  const [harmless, hostile] = parsePowerShell(scripts);
  expect(hostile).toMatchObject({ errors: [], forbidden: [], commands: harmless!.commands });
});

test('bundle: every file sound, the excerpt read again to the same failures, and no hostile name left', async () => {
  const zip = join(folder, 'a.zip');
  expect(await invoke(['bundle', log, '-o', zip, ...NOW])).toMatchObject({ status: 0, stderr: '' });
  const files = new Map<string, string>();
  for (const entry of await new ZipReader(new Uint8ArrayReader(readFileSync(zip))).getEntries())
    if (!entry.directory)
      files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString('utf8'));
  for (const [name, text] of files) expect([name, acting(text.replace(/^\ufeff/, ''))]).toEqual([name, null]);
  const again = await invoke(['analyze', '-', ...NOW, '--format', 'json'], { input: files.get('events.xml')! });
  const failures = ({ flows }: Report): unknown[] =>
    flows.filter(({ outcome }) => outcome === 'failed').map(({ trackingId, failure }) => [trackingId, failure?.key]);
  expect(failures(JSON.parse(again.stdout) as Report)).toEqual(failures(report));
});
