import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from '../testing/log-builder';
import { eventXml, failedReset, invoke, type Outcome } from './streams.test-data';
import { short, watch } from './watch.test-data';
import { LiveServer } from './wevtutil.test-data';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-watch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

describe('a file that grows', () => {
  const event = (id: number, n: number, data: string): string =>
    eventXml(id, n, `2024-06-01T12:00:${String(n).padStart(2, '0')}.0000000Z`, data);
  const began = event(31001, 1, text.start(1, 'anna'));
  const ended = event(31002, 2, text.success(1, 'anna'));
  const second = event(31001, 3, text.start(2, 'bo')) + event(31002, 4, text.success(2, 'bo'));

  test.each(['utf8', 'utf16le'] as const)('in pieces that end anywhere, in %s', async (encoding) => {
    const bytes = Buffer.from(`${encoding === 'utf8' ? '' : '\ufeff'}<Events>${began}${ended}`, encoding);
    const server = new LiveServer();
    writeFileSync(at('log.xml'), '');
    for (let cut = 0; cut < bytes.length; cut += 301)
      server.at(2 + cut / 301, () => appendFileSync(at('log.xml'), bytes.subarray(cut, cut + 301)));
    const outcome = await watch(server, at('log.xml'), '--until', '1m');
    expect(short(outcome)).toEqual(['attempt-began open anna', 'attempt-ended succeeded anna']);
    expect(outcome.stderr).toBe('');
  });

  test('what is in it already is known, unless it is to be told', async () => {
    writeFileSync(at('log.xml'), began + ended);
    const grow = (server: LiveServer): LiveServer => server.at(3, () => appendFileSync(at('log.xml'), second));
    expect(short(await watch(grow(new LiveServer()), at('log.xml'), '--until', '9s'))).toEqual([
      'attempt-ended succeeded bo',
    ]);
    expect(short(await watch(new LiveServer(), at('log.xml'), '--until', '9s', '--replay'))).toEqual([
      'attempt-ended succeeded anna',
      'attempt-ended succeeded bo',
    ]);
  });

  test('an incident of which the file tells already, and which lasts, is told once', async () => {
    writeFileSync(at('log.xml'), event(31016, 1, text.service(901, 'ServiceStop')));
    const state = ['--state', at('state.json')];
    const outcomes = [
      await watch(new LiveServer(), at('log.xml'), ...state, '--until', '9s'),
      await watch(new LiveServer(), at('log.xml'), ...state, '--until', '9s'),
    ];
    expect(outcomes.map(short)).toEqual([['incident-opened service-stopped'], []]);
  });

  test('goes on where it stopped, in the middle of an event too', async () => {
    const state = ['--state', at('state.json')];
    const half = ended.slice(0, 200);
    writeFileSync(at('log.xml'), '');
    const server = new LiveServer();
    server.at(2, () => appendFileSync(at('log.xml'), began + half));
    const first = await watch(server, at('log.xml'), ...state, '--until', '9s');
    appendFileSync(at('log.xml'), ended.slice(200) + second);
    const next = await watch(new LiveServer(), at('log.xml'), ...state, '--until', '9s');
    expect([short(first), short(next), next.stderr]).toEqual([
      ['attempt-began open anna'],
      ['attempt-ended succeeded anna', 'attempt-ended succeeded bo'],
      '',
    ]);
  });

  test('one that is not there yet is awaited; one that is emptied is read anew', async () => {
    const server = new LiveServer();
    server.at(3, () => writeFileSync(at('log.xml'), began + ended)).at(6, () => writeFileSync(at('log.xml'), second));
    const { stderr, ...outcome } = await watch(server, at('log.xml'), '--until', '12s');
    expect(short({ ...outcome, stderr })).toEqual(['attempt-ended succeeded anna', 'attempt-ended succeeded bo']);
    expect(stderr.split('\n').map((line) => line.replace(/.*log\.xml /, ''))).toEqual([
      'is not there yet; waiting for it.',
      'was replaced or emptied; it is read from its beginning.',
      '',
    ]);
  });

  test('garbage between events is counted', async () => {
    writeFileSync(at('log.xml'), '');
    const server = new LiveServer();
    server.at(2, () => appendFileSync(at('log.xml'), `<Event><System></Event>${began}${ended}`));
    const { stderr, ...outcome } = await watch(server, at('log.xml'), '--until', '9s');
    expect([short({ ...outcome, stderr }), stderr]).toEqual([
      ['attempt-ended succeeded anna'],
      expect.stringMatching(/could not be read: [1-9]/),
    ]);
  });
});

describe('a pipe', () => {
  const pipe = (stdin: Readable, ...argv: string[]): Promise<Outcome> =>
    invoke(['watch', '-', '--format', 'ndjson', '-q', ...argv], { stdin });

  test('is told to its end', async () => {
    const outcome = await pipe(Readable.from([Buffer.from(failedReset)]));
    expect([outcome.status, short(outcome)]).toEqual([0, ['attempt-ended failed anna']]);
    expect((await pipe(Readable.from([Buffer.from(failedReset)]), '--until', 'success')).status).toBe(1);
  });

  test('that stays open is left when what was waited for has come', async () => {
    const stdin = new PassThrough();
    stdin.write(failedReset);
    expect((await pipe(stdin, '--until', 'first-failure')).status).toBe(1);
    expect(stdin.destroyed).toBe(true);
  });
});
