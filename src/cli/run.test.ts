import { invoke } from './streams.test-data';

test('versions of the program and its catalog', async () => {
  const { status, stdout, stderr } = await invoke(['--version']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^aadclog \d+\.\d+\.\d+ \(catalog \d{4}\.\d+\.\d+\)\n$/);
});

test('help is asked for: standard output, done', async () => {
  const { status, stdout, stderr } = await invoke(['analyze', '--help']);
  expect([status, stderr]).toEqual([0, '']);
  for (const word of ['--format', '--time-zone', '--fail-on', 'Examples:', 'terminal, markdown, html, json'])
    expect(stdout).toContain(word);
});

test('no command: the help on standard error, not done', async () => {
  const { status, stdout, stderr } = await invoke([]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Usage: aadclog');
});

test.each([
  [['analyze'], /missing required argument 'path'/, /aadclog analyze --help/],
  [['analyze', 'x.xml', '--fromat', 'json'], /unknown option '--fromat' \(Did you mean --format\?\)/, /--help/],
  [['analyse', 'x.xml'], /unknown command 'analyse' \(Did you mean analyze\?\)/, /aadclog --help/],
  [['logs/x.xml'], /unknown command/, /aadclog analyze logs\/x\.xml/],
  [['analyze', 'x.xml', '--format', 'pdf'], /--format: "pdf" is not available/, /html, json, csv, ndjson/],
  [['analyze', 'x.xml', '--time-zone', 'Mars'], /not a time zone/, /Europe\/Stockholm/],
  [['analyze', 'x.xml', '--from', 'noon'], /--from: "noon"/, /2024-05-31T14:30/],
  [['analyze', 'x.xml', '--from', '2024-02-02', '--to', '2024-02-01'], /--from is later/, /Exchange/],
  [['analyze', 'x.xml', '--lang', 'de'], /--lang: "de"/, /en, sv/],
  [['analyze', 'x.xml', '--encoding', 'klingon'], /--encoding/, /windows-1252/],
  [['analyze', 'x.xml', '--output', 'r.pdf'], /which format/, /\.html/],
])('usage: %j', async (argv, message, hint) => {
  const { status, stdout, stderr } = await invoke(argv);
  expect([status, stdout]).toEqual([2, '']);
  const [first, second, ...rest] = stderr.split('\n');
  expect(first).toMatch(message);
  expect(second).toMatch(hint);
  expect(rest).toEqual(['']);
});

test('a bug is one message and how to report it; the stack comes with --debug', async () => {
  const now = (): Date => {
    throw new TypeError('boom');
  };
  const plain = await invoke(['analyze', 'x.xml'], { now });
  expect(plain.status).toBe(2);
  expect(plain.stderr).toMatch(/^aadclog: this is a bug in aadclog: boom\naadclog: Please report it .*--debug.*\n$/);
  for (const argv of [
    ['--debug', 'analyze', 'x.xml'],
    ['analyze', 'x.xml', '--debug'],
  ])
    expect((await invoke(argv, { now })).stderr).toMatch(/TypeError: boom\n\s+at /);
});

test('the catalog is checked: its own is in order, another is told what it lacks', async () => {
  const own = await invoke(['catalog', 'check']);
  expect(own).toMatchObject({ status: 0, stdout: expect.stringMatching(/in order: \d+ events/) as string });
  const other = await invoke(['catalog', 'check', __dirname]);
  expect(other).toMatchObject({ status: 2, stdout: '' });
  expect(other.stderr).toContain('catalog.yaml: required file is missing');
});
