import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invoke } from './streams.test-data';
import { watch } from './watch.test-data';
import { LiveServer } from './wevtutil.test-data';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-watch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

describe('usage', () => {
  test.each([
    [['watch'], /no Windows/, /pipe/],
    [['watch', 'x.xml', '--until', 'noon'], /--until: "noon"/, /first-failure/],
    [['watch', 'x.xml', '--format', 'html'], /--format: "html"/, /ndjson/],
    [['watch', '-', '--state', 's.json'], /--state cannot be kept/, /file/],
  ])('%j', async (argv, message, hint) => {
    const machine = Object.assign(new LiveServer(), { platform: 'linux' });
    const { status, stderr } = await invoke(argv, { machine });
    expect([status, ...stderr.split('\n').slice(-3)]).toEqual([
      2,
      expect.stringMatching(message),
      expect.stringMatching(hint),
      '',
    ]);
  });

  test.each(['', 'null', '{}', '{"kind":"aadclog-watch","position":{"kind":"log","recordId":"x"}}', '[]'])(
    'a state that is none: %s',
    async (content) => {
      writeFileSync(at('state.json'), content);
      const outcome = await watch(new LiveServer(), '--state', at('state.json'));
      expect(outcome).toMatchObject({ status: 2, stderr: expect.stringContaining('holds no place') as string });
      expect(readFileSync(at('state.json'), 'utf8')).toBe(content);
    },
  );

  test('the state of one log is not that of another', async () => {
    await watch(new LiveServer(), '--state', at('state.json'), '--until', '9s');
    expect(existsSync(at('state.json'))).toBe(true);
    const outcome = await watch(new LiveServer(), at('x.xml'), '--state', at('state.json'));
    expect(outcome).toMatchObject({ status: 2, stderr: expect.stringContaining('belongs to another log') as string });
  });
});
