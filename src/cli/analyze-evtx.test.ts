import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportSchema, type Report } from '../model/report';
import { logOf } from '../testing/evtx/log-writer';
import type { LogEvent } from '../testing/evtx/event-body';
import { invoke } from './streams.test-data';

const folder = mkdtempSync(join(tmpdir(), 'aadclog-cli-evtx-'));
const file = join(folder, 'Application.evtx');
afterAll(() => rmSync(folder, { recursive: true }));

const ID = 'TrackingId: 0a1b2c3d-0000-4000-8000-0000000000ab';
const event = (recordId: number, id: number, data: string): LogEvent => ({
  provider: 'PasswordResetService',
  id,
  qualifiers: 0,
  level: 4,
  task: 0,
  time: { ms: Date.UTC(2026, 0, 30, 8, 0, recordId), ticks: 0 },
  recordId,
  pid: 4,
  channel: 'Application',
  computer: 'SYNC01',
  data: [data],
});
const log = logOf([
  event(1, 31001, `${ID}, PasswordResetRequestStart, Details: anna@contoso.com`),
  event(2, 31015, `${ID}, WriteBackServiceStarted, Details: Version: 5.0.686.0`),
  event(
    3,
    31002,
    `${ID}, PasswordResetSuccess, Details: Context: cloudAnchor: User_1, UserPrincipalName: anna@contoso.com`,
  ),
]);
/** The head of the second record is overwritten, so the third hangs on nothing. */
const damaged = log.slice();
const SECOND = 4096 + 512 + Buffer.from(log.buffer).readUInt32LE(4096 + 512 + 4);
damaged.fill(0, SECOND, SECOND + 8);

async function analyzed(bytes: Uint8Array, ...flags: string[]): Promise<Report & { stderr: string }> {
  writeFileSync(file, bytes);
  const { stdout, stderr } = await invoke(['analyze', file, '--format', 'json', ...flags]);
  return { ...reportSchema.parse(JSON.parse(stdout)), stderr };
}

test('a binary log gives the flows that its XML would give', async () => {
  const { coverage, flows, stderr } = await analyzed(log);
  expect(stderr).toBe('');
  expect(coverage.files).toMatchObject([{ format: 'evtx', encoding: 'utf-16le', events: 3, selected: 3, problems: 0 }]);
  expect(flows).toMatchObject([{ operation: 'reset', outcome: 'succeeded', user: { upn: 'anna@contoso.com' } }]);
});

test('what lies behind damage is counted as lost, and found by --recover', async () => {
  const before = await analyzed(damaged);
  expect(before.coverage).toMatchObject({ events: 1, problems: [{ reason: 'records-lost', detail: 'chunk 1: 2' }] });
  expect(before.flows).toMatchObject([{ outcome: 'open' }]);
  expect(before.stderr).toContain('1 damaged piece');

  const after = await analyzed(damaged, '--recover');
  expect(after.coverage).toMatchObject({ events: 2, notes: [{ kind: 'records-recovered', detail: '1' }] });
  expect(after.flows).toMatchObject([
    { outcome: 'succeeded', events: [{ ref: { recordId: '1' } }, { ref: { recordId: '3', recovered: true } }] },
  ]);
  const { stdout } = await invoke(['analyze', file, '--recover', '--format', 'markdown']);
  expect(stdout).toContain('hidden by damage, were found: 1.');
  const { stdout: rows } = await invoke(['analyze', file, '--recover', '--format', 'csv']);
  expect(rows).toMatch(/,recovered_record_ids\r\n.*,1; 3,.*,3\r\n$/);
});
