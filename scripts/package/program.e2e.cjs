// The program as its users run it, whatever it is: the executable for Windows (then this runs inside Wine, in a Windows
// Node, for pipes and exit codes from outside are not the real ones), the one for Linux, or the bundle.
// The environment names it:
//   E2E_PROGRAM   JSON: the command, a list
//   E2E_FIXTURES  the folder of fixtures
//   E2E_EXPECTED  a folder of `<input>.json`: what the bundle, run by the Node of the project, says of each shape of export
//   E2E_OPTIONS   JSON: the options with which it said that
//   E2E_ARCHIVES  a folder of archives, named `<method>, <n> events.<type>`, and password.txt
//   E2E_SHARES    Wine's folder of network shares, as seen from inside; only there
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, before, test } = require('node:test');

const [command, ...script] = JSON.parse(process.env.E2E_PROGRAM);
const fixtures = process.env.E2E_FIXTURES;
const onWindows = process.platform === 'win32';
const isExecutable = script.length === 0;
const whereWindows = { skip: onWindows ? false : 'Windows alone' };
const DONE = 0;
const FINDINGS = 1;
const NOT_DONE = 2;
/** Longer than Windows took for 260 characters of a path. */
const DEEP = 6;

/** Spaces, umlauts, and what cmd.exe takes apart. */
const NAME = 'Prüf logs & Ärger (1)';
const log = fs.readFileSync(path.join(fixtures, 'busy-day.xml'));

let home;
let folder;
before(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'aadclog-e2e-'));
  folder = path.join(home, NAME);
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'Anwendung ä.xml'), log);
});
after(() => fs.rmSync(home, { recursive: true, force: true }));

/** Runs it to its end. `verbatim`: the arguments as one text, quotes and all, as a person types them. */
function run(args, { input = '', env = {}, cwd = home, stdio, verbatim } = {}) {
  const options = { input, cwd, env: { ...process.env, ...env }, maxBuffer: 1e9, ...(stdio ? { stdio } : {}) };
  const given = verbatim === undefined ? [...script, ...args] : [...script, verbatim];
  const done = spawnSync(command, given, { ...options, windowsVerbatimArguments: verbatim !== undefined });
  if (done.error) throw done.error;
  return { status: done.status, out: String(done.stdout ?? ''), err: String(done.stderr ?? ''), bytes: done.stdout };
}

/** The JSON report; the program must have had nothing to say but remarks. */
function analysed(args, options) {
  const { status, out, err } = run(['analyze', ...args, '--format', 'json', '--quiet'], options);
  assert.equal(`${status} ${err}`, `${DONE} `);
  return JSON.parse(out);
}

const OPERATIONS = 61;
const isBusyDay = (report) => assert.equal(report.flows.length, OPERATIONS);

test('says its version and its help', () => {
  assert.match(run(['--version']).out, /^aadclog \d+\.\d+\.\d+ \(catalog \S+\)\n$/);
  const help = run(['analyze', '--help']);
  assert.equal(help.status, DONE);
  assert.match(help.out, /Usage: aadclog analyze/);
});

test('says of every shape of export, byte for byte, what the bundle says', () => {
  const cwd = path.join(fixtures, 'scenarios', 'shapes');
  const inputs = fs.readdirSync(cwd).filter((name) => name.startsWith('input.'));
  assert.ok(inputs.length > 20);
  for (const name of inputs) {
    const { status, out } = run(['analyze', name, ...JSON.parse(process.env.E2E_OPTIONS)], { cwd });
    assert.equal(status, DONE, name);
    assert.equal(out, fs.readFileSync(path.join(process.env.E2E_EXPECTED, `${name}.json`), 'utf8'), name);
  }
});

test('writes each form of report, and nothing else anywhere', () => {
  const temporary = path.join(home, 'temporary');
  const target = path.join(home, 'Bericht Größe');
  for (const made of [temporary, target]) fs.mkdirSync(made);
  const env = { TEMP: temporary, TMP: temporary, TMPDIR: temporary };
  const beginnings = { 'b.html': '<!doctype html>', 'b.md': '# ', 'b.json': '{', 'b.txt': 'Password writeback report' };
  for (const [name, beginning] of Object.entries(beginnings)) {
    const { status, out } = run(['analyze', folder, '--output', path.join(target, name)], { env });
    assert.deepEqual([status, out], [DONE, '']);
    const text = fs.readFileSync(path.join(target, name), 'utf8');
    assert.equal(text.slice(0, beginning.length).toLowerCase(), beginning.toLowerCase());
    assert.ok(!text.includes('\r'), `${name} has lines as the system likes them`);
  }
  const bundle = path.join(target, 'bündel.zip');
  const { status, err } = run(['bundle', folder, '--output', bundle, '--yes'], { env });
  assert.equal(status, DONE, err);
  // It holds an excerpt of what went wrong, which is a log again, without the names.
  const excerpt = analysed([bundle], { env });
  assert.ok(excerpt.flows.length > 0);
  assert.ok(!JSON.stringify(excerpt).includes('contoso'));
  assert.deepEqual(fs.readdirSync(target).sort(), [...Object.keys(beginnings), 'bündel.zip'].sort());
  assert.deepEqual(fs.readdirSync(temporary), []);
});

test('finds files with spaces and umlauts, by folder, name, pattern and from where it stands', () => {
  const file = path.join(folder, 'Anwendung ä.xml');
  for (const given of [folder, file, path.join(folder, '*.xml'), path.join(folder, 'Anwendung ?.xm[l]')])
    isBusyDay(analysed([given]));
  isBusyDay(analysed([path.join('.', NAME)]));
  isBusyDay(analysed(['*.xml'], { cwd: folder }));
  isBusyDay(analysed([path.join(home, '**', '*.xml')]));
  assert.equal(run(['analyze', path.join(folder, '*.log')]).status, NOT_DONE);
});

test('a quoted folder that ends in a backslash is that folder', whereWindows, () => {
  for (const more of ['', ' --lang en'])
    isBusyDay(JSON.parse(run([], { verbatim: `analyze --format json --quiet "${folder}\\"${more}` }).out));
  // Where cmd.exe takes the words apart.
  const line = `""${command}" analyze "${folder}\\" --format json --quiet"`;
  const shell = spawnSync('cmd.exe', ['/d', '/s', '/c', line], { windowsVerbatimArguments: true, maxBuffer: 1e9 });
  isBusyDay(JSON.parse(String(shell.stdout)));
});

test('either slash and either case will do', whereWindows, () => {
  isBusyDay(analysed([folder.replaceAll('\\', '/')]));
  isBusyDay(analysed([`${folder.replaceAll('\\', '/')}/*.XML`]));
  const file = path.join(folder, 'Anwendung ä.xml');
  assert.equal(analysed([file, file.toUpperCase()]).coverage.files.length, 1);
});

test('reads and writes on shares and under the long form of paths', whereWindows, () => {
  const long = `\\\\?\\${folder}`;
  isBusyDay(analysed([long]));
  isBusyDay(analysed([`${long}\\Anwendung ä.xml`]));
  isBusyDay(analysed([`${long}\\*.xml`]));
  if (!process.env.E2E_SHARES) return;
  const share = '\\\\server\\logs$';
  fs.mkdirSync(path.join(process.env.E2E_SHARES, 'server', 'logs$'), { recursive: true });
  fs.writeFileSync(`${share}\\Anwendung ä.xml`, log);
  for (const given of [share, `${share}\\`, `${share}\\*.xml`, `${share}\\Anwendung ä.xml`, '//server/logs$/*.xml'])
    isBusyDay(analysed([given]));
  isBusyDay(JSON.parse(run([], { verbatim: `analyze --format json --quiet "${share}\\"` }).out));
  assert.equal(run(['analyze', `${share}\\*.xml`, '--output', `${share}\\bericht.html`]).status, DONE);
  assert.deepEqual(fs.readdirSync(share).sort(), ['Anwendung ä.xml', 'bericht.html']);
});

test('reads and writes at the end of a long path', () => {
  const deep = path.join(home, ...Array.from({ length: DEEP }, (_, i) => `${i}`.repeat(60)));
  fs.mkdirSync(deep, { recursive: true });
  const file = path.join(deep, 'log.xml');
  assert.ok(file.length > 300);
  fs.writeFileSync(file, log);
  isBusyDay(analysed([file]));
  isBusyDay(analysed([path.join(home, '0*')]));
  assert.equal(run(['analyze', file, '--output', path.join(deep, 'report.html')]).status, DONE);
  assert.deepEqual(fs.readdirSync(deep).sort(), ['log.xml', 'report.html']);
});

test('a redirected report is the file that --output writes, and no byte more', () => {
  const now = ['--now', '2026-02-01T00:00:00Z', '--time-zone', 'UTC'];
  const redirected = path.join(home, 'redirected.html');
  for (const form of ['html', 'terminal', 'markdown', 'json']) {
    const written = path.join(home, `written.${form}`);
    run(['analyze', folder, ...now, '--width', '100', '--format', form, '--output', written]);
    const target = fs.openSync(redirected, 'w');
    const options = ['--width', '100', '--format', form];
    const { status } = run(['analyze', folder, ...now, ...options], { stdio: ['ignore', target, 'pipe'] });
    fs.closeSync(target);
    assert.equal(status, DONE);
    const [one, other] = [redirected, written].map((file) => fs.readFileSync(file));
    assert.ok(one.equals(other) && one.length > 1000, form);
    assert.ok(!one.includes(0x1b), `${form}: colours in a file`);
    assert.ok(one.toString().isWellFormed() && !one.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])), form);
  }
});

test('reads standard input, plain or packed, however much it is', () => {
  isBusyDay(analysed(['-'], { input: log }));
  const padded = Buffer.concat([log.subarray(0, -20), Buffer.alloc(5_000_000, ' '), log.subarray(-20)]);
  isBusyDay(analysed(['-'], { input: padded }));
  isBusyDay(analysed(['-'], { input: require('node:zlib').gzipSync(log) }));
  assert.equal(run(['analyze', '-'], { input: '' }).status, NOT_DONE);
  assert.equal(run(['explain', '-'], { input: 'hr=80230619' }).status, DONE);
});

test('reads archives, encrypted and of every method', () => {
  const archives = fs.readdirSync(process.env.E2E_ARCHIVES).filter((name) => name !== 'password.txt');
  assert.ok(archives.length > 3);
  for (const name of archives) {
    const [archive, password] = [name, 'password.txt'].map((file) => path.join(process.env.E2E_ARCHIVES, file));
    const report = analysed([archive, '--zip-password-file', password]);
    assert.equal(report.coverage.events, Number(/\d+(?= events)/.exec(name)), name);
  }
});

test('a large archive on standard input leaves nothing behind', () => {
  const temporary = path.join(home, 'spool');
  fs.mkdirSync(temporary);
  const input = fs.readFileSync(path.join(process.env.E2E_ARCHIVES, 'large, 3 events.zip'));
  const env = { TEMP: temporary, TMP: temporary, TMPDIR: temporary };
  assert.equal(analysed(['-'], { input, env }).coverage.events, 3);
  assert.deepEqual(fs.readdirSync(temporary), []);
});

test('tells by its exit status whether it is done, found something, or could not', () => {
  assert.equal(run(['analyze', folder]).status, DONE);
  assert.equal(run(['analyze', folder, '--fail-on', 'error']).status, FINDINGS);
  const missing = path.join(home, 'nothing.xml');
  const picture = path.join(fixtures, 'invalid', 'picture.png');
  for (const wrong of [
    [missing],
    [picture],
    [folder, '--last', 'soon'],
    ['--format', 'json'],
    [folder, '--output', home],
  ]) {
    const { status, out, err } = run(['analyze', ...wrong]);
    assert.deepEqual([status, out], [NOT_DONE, ''], wrong.join(' '));
    assert.match(err, /^aadclog: /);
    assert.doesNotMatch(err, /bug in aadclog|\n\s+at /);
  }
  assert.equal(run([]).status, NOT_DONE);
  assert.equal(run(['explain', 'no-such-code-at-all']).status, FINDINGS);
});

test('a report that cannot be written is said so, and what was there stays', () => {
  const kept = path.join(home, 'kept.html');
  fs.writeFileSync(kept, 'old');
  if (onWindows) {
    fs.chmodSync(kept, 0o444);
    const { status, err } = run(['analyze', folder, '--output', kept]);
    fs.chmodSync(kept, 0o666);
    assert.deepEqual([status, fs.readFileSync(kept, 'utf8')], [NOT_DONE, 'old']);
    assert.match(err, /cannot write .*kept\.html: /);
  }
  const { status, err } = run(['analyze', folder, '--output', path.join(home, 'no such folder', 'r.html')]);
  assert.equal(status, NOT_DONE);
  assert.match(err, /its folder does not exist/);
  const itself = path.join(folder, 'Anwendung ä.xml');
  assert.equal(run(['analyze', folder, '--format', 'html', '--output', itself]).status, NOT_DONE);
  assert.deepEqual(fs.readFileSync(itself), log);
  assert.deepEqual(
    fs.readdirSync(home).filter((name) => name.endsWith('.tmp')),
    [],
  );
});

test('a full disk is said so', () => {
  const full = onWindows ? 'Z:\\dev\\full' : '/dev/full';
  const byName = run(['analyze', folder, '--format', 'html', '--output', full]);
  const target = fs.openSync(full, 'w');
  const redirected = run(['analyze', folder, '--format', 'html'], { stdio: ['ignore', target, 'pipe'] });
  fs.closeSync(target);
  assert.deepEqual([byName.status, redirected.status], [NOT_DONE, NOT_DONE]);
  assert.match(byName.err, /the disk is full/);
  assert.match(redirected.err, /the output cannot be written/);
});

test('the null device takes a report', () => {
  const nowhere = onWindows ? 'NUL' : '/dev/null';
  assert.equal(run(['analyze', folder, '--format', 'html', '--output', nowhere]).status, DONE);
});

test('a reader that stops reading ends it quietly', whereWindows, () => {
  const line = `""${command}" analyze "${folder}" --format html | cmd /c exit 0"`;
  const { stderr } = spawnSync('cmd.exe', ['/d', '/s', '/c', line], { windowsVerbatimArguments: true });
  assert.equal(String(stderr), '');
});

test('takes no orders from the environment or from flags of Node', { skip: !isExecutable && 'Node obeys them' }, () => {
  const evil = path.join(home, 'evil.cjs');
  const trace = path.join(home, 'trace');
  fs.writeFileSync(evil, `require('fs').writeFileSync(${JSON.stringify(trace)}, 'ran')`);
  const env = { NODE_OPTIONS: `--require "${evil.replaceAll('\\', '/')}"` };
  assert.equal(run(['--version'], { env }).status, DONE);
  assert.ok(!fs.existsSync(trace));
  for (const flag of ['--require', '--eval', '--inspect']) assert.equal(run([flag, evil]).status, NOT_DONE);
  assert.ok(!fs.existsSync(trace));
});

test('needs nothing beside it and leaves nothing there', { skip: !isExecutable && 'a bundle needs its Node' }, () => {
  const alone = path.join(home, 'alone here');
  fs.mkdirSync(alone);
  const copy = path.join(alone, path.basename(command));
  fs.copyFileSync(command, copy);
  const done = spawnSync(copy, ['analyze', folder, '--format', 'json', '--quiet'], { cwd: alone, maxBuffer: 1e9 });
  isBusyDay(JSON.parse(String(done.stdout)));
  assert.deepEqual(fs.readdirSync(alone), [path.basename(command)]);
});
