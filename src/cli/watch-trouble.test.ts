import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beat, short, start, success, watch } from './watch.test-data';
import { LiveServer } from './wevtutil.test-data';

/** What goes wrong with a log, or with what reads it, while it is watched. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-watch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

test('a log that is cleared begins again at 1, and is read from there', async () => {
  const server = new LiveServer();
  for (let n = 0; n < 20; n += 1) beat(server)();
  server
    .at(10, start(server, 1))
    .at(20, () => server.clear())
    .at(21, success(server, 1));
  const { stderr, ...outcome } = await watch(server, '--until', '1m');
  expect(short({ ...outcome, stderr })).toEqual(['attempt-began open anna', 'attempt-ended succeeded anna']);
  expect(stderr).toMatch(/^aadclog: the log was cleared.*\n$/);
});

test('a log that was cleared while nobody watched, and has grown beyond the old place since', async () => {
  const server = new LiveServer();
  const state = ['--state', at('state.json')];
  for (let n = 0; n < 5; n += 1) beat(server)();
  await watch(server, ...state, '--until', '9s');
  server.clear();
  for (let n = 0; n < 9; n += 1) server.write(1, 'x', 'Other');
  start(server, 1)();
  success(server, 1)();
  const outcome = await watch(server, ...state, '--until', '9s');
  expect([short(outcome), outcome.stderr]).toEqual([
    ['attempt-ended succeeded anna'],
    expect.stringContaining('was cleared'),
  ]);
});

test('records that were written over while nobody watched are said to be lost', async () => {
  const server = new LiveServer();
  const state = ['--state', at('state.json')];
  beat(server)();
  await watch(server, ...state, '--until', '9s');
  for (let n = 0; n < 50; n += 1) server.write(1, 'x', 'Other');
  start(server, 1)();
  success(server, 1)();
  server.turnOver(10);
  const outcome = await watch(server, ...state, '--until', '9s');
  expect(short(outcome)).toEqual(['attempt-ended succeeded anna']);
  expect(outcome.stderr).toContain('records 2 to 43 were written over');
});

test('a log that does not answer for a while is asked again, and that is said once', async () => {
  const server = new LiveServer();
  server.at(10, () => {
    server.failures = Array.from({ length: 9 }, () => ({
      code: 1722,
      stderr: Buffer.from('The RPC server is unavailable.\r\n'),
    }));
  });
  server.at(12, start(server, 1)).at(13, success(server, 1));
  const outcome = await watch(server, '--until', '2m');
  expect(short(outcome)).toEqual(['attempt-ended succeeded anna']);
  expect(outcome.stderr).toBe('aadclog: the log does not answer (1722: The RPC server is unavailable.); trying on.\n');
});

test('a log that may not be read at all: not done', async () => {
  const server = new LiveServer();
  server.failures = [{ code: 5, stderr: Buffer.from('Access is denied.') }];
  expect(await watch(server)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('5: Access is denied.') as string,
  });
});

test('a log that falls silent while it is looked at for the first time: not done, and no bug', async () => {
  const server = new LiveServer();
  const state = ['--state', at('state.json')];
  server.at(2, start(server, 1));
  await watch(server, ...state, '--until', '9s');
  for (const answered of [1, 2]) {
    server.failures = [...Array.from({ length: answered }, () => null), { code: 1722 }];
    const { status, stderr } = await watch(server, ...state, '--until', '9s');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/the log Application cannot be read: 1722/)]);
  }
});

test('a log that is cleared and grows beyond the old place between two questions', async () => {
  const server = new LiveServer();
  beat(server)();
  server.at(10, () => {
    server.clear();
    start(server, 1)();
    success(server, 1)();
    start(server, 2, 'bo')();
    // It is known that it was cleared; what has come since is asked for in vain at first.
    server.failures = [null, null, null, { code: 1722 }];
  });
  const outcome = await watch(server, '--until', '1m');
  expect(short(outcome)).toEqual(['attempt-ended succeeded anna', 'attempt-began open bo']);
  expect(outcome.stderr).toMatch(/^aadclog: the log was cleared.*\n$/);
});

test('a place that cannot be saved for a while is said once; what is told does not suffer', async () => {
  const server = new LiveServer();
  mkdirSync(at('there'));
  server.at(5, () => rmSync(at('there'), { recursive: true }));
  server.at(10, start(server, 1)).at(20, success(server, 1));
  server.at(30, () => mkdirSync(at('there')));
  const outcome = await watch(server, '--state', at('there/state.json'), '--until', '1m');
  expect(short(outcome)).toEqual(['attempt-began open anna', 'attempt-ended succeeded anna']);
  expect(outcome.stderr).toMatch(/^aadclog: how far it got could not be written to \S+state\.json; trying on\.\n$/);
  expect(short(await watch(server, '--state', at('there/state.json'), '--until', '1m'))).toEqual([]);
  // From the beginning it is a mistake of whoever named it.
  expect(await watch(server, '--state', at('nowhere/state.json'))).toMatchObject({ status: 2 });
});
