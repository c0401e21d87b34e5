import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from '../testing/log-builder';
import { invoke, type Outcome } from './streams.test-data';
import { beat, changes, failure, short, start, success, watch } from './watch.test-data';
import { LiveServer } from './wevtutil.test-data';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-watch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

describe('on the server', () => {
  test('attempts are told as they begin and end, with their cause', async () => {
    const server = new LiveServer();
    server.at(10, start(server, 1)).at(12, success(server, 1));
    server.at(30, start(server, 2, 'bo')).at(33, failure(server, 2, 'bo'));
    const outcome = await watch(server, '--until', '2m');
    expect(short(outcome)).toEqual([
      'attempt-ended succeeded anna',
      'attempt-began open bo',
      'attempt-ended failed bo',
    ]);
    expect([outcome.status, outcome.stderr]).toEqual([0, '']);
    const last = changes(outcome).at(-1)!;
    expect('flow' in last && last.flow.failure).toMatchObject({
      hresult: '80230619',
      causes: [{ id: 'password-policy-violation' }],
    });
  });

  test('what was there before is not told, but belongs to what comes; an incident that lasts is told once', async () => {
    const server = new LiveServer();
    start(server, 1)();
    success(server, 1)();
    start(server, 2, 'bo')();
    server.write(31016, text.service(901, 'ServiceStop'));
    server.at(20, success(server, 2, 'bo'));
    const told = short(await watch(server, '--until', '1m'));
    expect(told).toEqual(['incident-opened service-stopped', 'attempt-ended succeeded bo']);
  });

  test('an attempt that takes its time ends once; one that never ends is unfinished, and may end late', async () => {
    const server = new LiveServer();
    server.at(1, start(server, 1)).at(100, success(server, 1));
    server.at(1, start(server, 2, 'bo')).at(3_000, success(server, 2, 'bo'));
    const told = short(await watch(server, '--until', '1h'));
    expect(told.filter((one) => one.endsWith('anna'))).toEqual([
      'attempt-began open anna',
      'attempt-ended succeeded anna',
    ]);
    expect(told.filter((one) => one.endsWith('bo'))).toEqual([
      'attempt-began open bo',
      'attempt-ended unfinished bo',
      'attempt-ended succeeded bo',
    ]);
  });

  test('heartbeats that stay away are an incident while they do, although nothing is written', async () => {
    const server = new LiveServer();
    for (const second of [0, 300, 600, 900, 3_600, 3_900]) server.at(second, beat(server));
    const outcome = await watch(server, '--until', '70m');
    expect(short(outcome)).toEqual(['incident-opened heartbeat-gap', 'incident-closed heartbeat-gap']);
  });

  test.each([
    ['first-failure', 1, ['attempt-ended succeeded anna', 'attempt-ended failed bo']],
    ['success', 0, ['attempt-ended succeeded anna']],
    ['9s', 0, []],
    ['2024-06-01T12:00:09Z', 0, []],
  ])('ends by --until %s', async (until, status, told) => {
    const server = new LiveServer();
    server.at(10, start(server, 1)).at(10, success(server, 1));
    server.at(30, start(server, 2, 'bo')).at(30, failure(server, 2, 'bo'));
    server.at(31, start(server, 3)).at(31, success(server, 3));
    const outcome = await watch(server, '--until', until);
    expect([outcome.status, short(outcome)]).toEqual([status, told]);
  });

  test('what was waited for does not come in time: 1; of another user it does not count', async () => {
    const server = new LiveServer();
    server.at(10, start(server, 1)).at(11, success(server, 1));
    const outcome = await watch(server, '--until', 'success', '--until', '1m', '--user', 'BO@contoso.com');
    expect([outcome.status, outcome.stdout]).toEqual([1, '']);
  });

  test('interrupted and begun again: nothing is missed, nothing comes twice', async () => {
    const server = new LiveServer();
    const state = ['--state', at('state.json')];
    server
      .at(10, start(server, 1))
      .at(12, failure(server, 1))
      .at(20, start(server, 2, 'bo'));
    const first = await watch(server, ...state, '--until', '30s');
    // Nobody watches.
    server.elapsed += 60_000;
    success(server, 2, 'bo')();
    start(server, 3, 'cy')();
    success(server, 3, 'cy')();
    const second = await watch(server, ...state, '--until', '30s');
    const third = await watch(server, ...state, '--until', '30s');
    expect([first, second, third].map(short)).toEqual([
      ['attempt-ended failed anna', 'attempt-began open bo'],
      ['attempt-ended succeeded bo', 'attempt-ended succeeded cy'],
      [],
    ]);
    expect(second.stderr).toBe('');
  });

  test('an incident that lasts over a restart of ours is told when it ends, and not anew', async () => {
    const server = new LiveServer();
    const state = ['--state', at('state.json')];
    server.at(10, () => server.write(31016, text.service(901, 'ServiceStop')));
    server.at(4_000, () => server.write(31015, text.service(902, 'ServiceStart')));
    const outcomes = [
      await watch(server, ...state, '--until', '30m'),
      await watch(server, ...state, '--until', '30m'),
      await watch(server, ...state, '--until', '30m'),
    ];
    expect(outcomes.map(short)).toEqual([['incident-opened service-stopped'], [], ['incident-closed service-stopped']]);
  });

  test('an attempt that gets stale while nobody watches is told then, and once', async () => {
    const server = new LiveServer();
    const state = ['--state', at('state.json')];
    server.at(10, start(server, 1));
    const first = await watch(server, ...state, '--until', '30s');
    server.elapsed += 3_600_000;
    const second = await watch(server, ...state, '--until', '3m');
    const third = await watch(server, ...state, '--until', '3m');
    expect([first, second, third].map(short)).toEqual([
      ['attempt-began open anna'],
      ['attempt-ended unfinished anna'],
      [],
    ]);
  });

  test('more events than one answer holds', async () => {
    const server = new LiveServer();
    server.at(10, () => {
      for (let n = 1; n <= 1_100; n += 1) {
        start(server, n, `user${n}`)();
        success(server, n, `user${n}`)();
      }
    });
    const told = short(await watch(server, '--until', '30s'));
    const ended = told.filter((one) => one.startsWith('attempt-ended succeeded'));
    expect([ended.length, new Set(ended).size]).toEqual([1_100, 1_100]);
  });

  test('only asks: every call is a query', async () => {
    const server = new LiveServer();
    server.at(10, start(server, 1));
    await watch(server, '--until', '20s');
    expect(server.calls.filter((call) => !call.startsWith('qe Application /f:XML /uni:true '))).toEqual([]);
  });

  test('in words, in both languages, and a hostile name cannot steer the terminal', async () => {
    const server = new LiveServer();
    server.at(10, () => server.write(31001, text.start(1, 'a\u202enna')));
    server.at(20, () => server.write(33008, text.failure(1, 'a\u202enna', '80230619')));
    const run = (lang: string, from: LiveServer): Promise<Outcome> =>
      invoke(['watch', '--until', '1m', '--lang', lang], { machine: from, now: from.now });
    const { stdout, stderr } = await run('en', server);
    expect(stderr).toContain('watching Application');
    expect(stdout).toMatch(
      /12:00:21 UTC {2}reset of a\S+nna@contoso\.com failed on SYNC1.*\(PasswordResetService\/33008 hr=80230619\)\.\n$/,
    );
    expect(stdout).not.toContain('\u202e');
    const again = new LiveServer();
    again.at(10, start(again, 1)).at(10, success(again, 1));
    expect((await run('sv', again)).stdout).toContain('lyckades på SYNC1');
  });
});
