// What the program does on a server, and with a log that is being written; see program.e2e.cjs, which has the same
// environment. There is one thing more:
//   E2E_FAKE   a script that makes a Node called wevtutil.exe answer as wevtutil does; only where such a Node stands
const assert = require('node:assert/strict');
const { spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, before, test } = require('node:test');

const [command, ...script] = JSON.parse(process.env.E2E_PROGRAM);
const evtx = path.join(process.env.E2E_FIXTURES, 'scenarios', 'shapes', 'input.evtx.evtx');
const onServer = { skip: process.env.E2E_FAKE ? false : 'Windows alone' };
const DONE = 0;
const FINDINGS = 1;
const PATIENCE_MS = 30_000;

let home;
before(() => (home = fs.mkdtempSync(path.join(os.tmpdir(), 'aadclog e2e ä '))));
after(() => fs.rmSync(home, { recursive: true, force: true }));
const at = (...names) => path.join(home, ...names);

/** A log of the server, as the fake reads it. */
const records = at.bind(null, 'records.json');
const server = () => ({
  ...process.env,
  FAKE_LOG: records(),
  FAKE_EVTX: evtx,
  NODE_OPTIONS: `--require "${String(process.env.E2E_FAKE).replaceAll('\\', '/')}"`,
});

const guid = (n) => `0a1b2c3d-0000-4000-8000-${String(n).padStart(12, '0')}`;
const start = (n, user) => [31001, `TrackingId: ${guid(n)}, PasswordResetRequestStart, Details: ${user}@contoso.com`];
const context = (user) => `Context: cloudAnchor: User_x, UserPrincipalName: ${user}@contoso.com, unblockUser: True`;
const success = (n, user) => [31002, `TrackingId: ${guid(n)}, PasswordResetSuccess, Details: ${context(user)}`];
const failure = (n, user) => [
  33008,
  `TrackingId: ${guid(n)}, Reason: Synchronization Engine returned an error hr=80230619, message=A message., ${context(user)}`,
];

function event(id, [code, text]) {
  const time = new Date().toISOString().replace('Z', '1234Z');
  const system =
    `<Provider Name='PasswordResetService'/><EventID>${code}</EventID><Level>4</Level><TimeCreated SystemTime='${time}'/>` +
    `<EventRecordID>${id}</EventRecordID><Channel>Application</Channel><Computer>SYNC1.contoso.com</Computer>`;
  const xml = `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${system}</System><EventData><Data>${text}</Data></EventData></Event>`;
  return { id, time, xml };
}

/** The log of the server has these events too; in one go, for somebody may be reading. */
function write(...events) {
  const log = fs.existsSync(records()) ? JSON.parse(fs.readFileSync(records(), 'utf8')) : [];
  for (const one of events) log.push(event(log.length + 1, one));
  fs.writeFileSync(at('new.json'), JSON.stringify(log));
  fs.renameSync(at('new.json'), records());
}

async function until(what) {
  for (const end = Date.now() + PATIENCE_MS; !what();) {
    assert.ok(Date.now() < end, `in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
/** `attempt-ended failed anna` */
const told = (file) =>
  read(file)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ kind, flow }) => `${kind} ${flow.outcome} ${flow.user?.upn.split('@')[0]}`);

/** Starts to watch; `ended` is its exit status, and what it said. */
function watch(args, env) {
  const out = fs.openSync(at('told.ndjson'), 'a');
  const words = ['watch', ...args, '--format', 'ndjson', '-q', '--until', '60s'];
  const child = spawn(command, [...script, ...words], { cwd: home, env, stdio: ['ignore', out, 'pipe'] });
  fs.closeSync(out);
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  return { child, ended: once(child, 'close').then(([status]) => ({ status, said })) };
}

test('watches a file that grows, and a pipe', async () => {
  const [log, state] = [at('grows.xml'), at('place.json')];
  fs.writeFileSync(log, event(1, start(1, 'anna')).xml);
  const { ended } = watch([log, '--state', state, '--until', 'success']);
  await until(() => fs.existsSync(state));
  const { xml } = event(2, success(1, 'anna'));
  fs.appendFileSync(log, xml.slice(0, 99));
  fs.appendFileSync(log, xml.slice(99));
  assert.deepEqual(await ended, { status: DONE, said: '' });
  assert.deepEqual(told(at('told.ndjson')), ['attempt-ended succeeded anna']);
  fs.rmSync(at('told.ndjson'));
  const words = ['watch', '-', '--until', 'first-failure', '-q'];
  const input = event(3, start(2, 'bo')).xml + event(4, failure(2, 'bo')).xml;
  const { status, stdout } = spawnSync(command, [...script, ...words], { input });
  assert.equal(status, FINDINGS);
  assert.match(String(stdout), /bo@contoso\.com failed on SYNC1/);
});

test('watches the log of the server, killed, begun again, and cleared', onServer, async () => {
  const [state, file] = [at('state.json'), at('told.ndjson')];
  write(start(1, 'before'), success(1, 'before'));
  const first = watch(['--state', state], server());
  await until(() => fs.existsSync(state));
  const began = Date.now();
  write(start(2, 'anna'), failure(2, 'anna'), start(3, 'bo'));
  await until(() => read(state).includes('"recordId": "5"'));
  assert.ok(Date.now() - began < 15_000);
  first.child.kill('SIGKILL');
  await first.ended;
  write(success(3, 'bo'));
  const next = watch(['--state', state, '--until', 'success'], server());
  assert.deepEqual(await next.ended, { status: DONE, said: '' });
  assert.deepEqual(told(file), ['attempt-ended failed anna', 'attempt-began open bo', 'attempt-ended succeeded bo']);
  fs.rmSync(records());
  write(start(4, 'cy'), failure(4, 'cy'));
  const last = await watch(['--state', state, '--until', 'first-failure'], server()).ended;
  assert.equal(last.status, FINDINGS);
  assert.match(last.said, /the log was cleared/);
  assert.deepEqual(told(file).slice(3), ['attempt-ended failed cy']);
});

test('collects the log and the facts into a folder or a zip, which it reads', onServer, () => {
  write(start(5, 'dora'), failure(5, 'dora'));
  const run = (...args) => spawnSync(command, args, { cwd: home, env: server(), encoding: 'utf8' });
  const folder = at('from the server');
  const { status, stderr } = run('collect', '--output', folder, '--no-clock', '--no-analyze');
  assert.equal(status, DONE, stderr);
  assert.deepEqual(fs.readdirSync(folder).sort(), ['Application.xml', 'facts.json', 'raw']);
  assert.ok(fs.readFileSync(path.join(folder, 'raw', 'Application.evtx')).equals(fs.readFileSync(evtx)));
  assert.equal(run('collect', '--output', at('s.zip'), '--no-clock', '-q', '--report', at('r.json')).status, DONE);
  // The zip holds the same, and its XML is read, not the original.
  const report = JSON.parse(fs.readFileSync(at('r.json'), 'utf8'));
  assert.ok(report.flows.some(({ user }) => user?.upn === 'dora@contoso.com'));
  assert.deepEqual(
    fs.readdirSync(home).filter((name) => name.startsWith('.')),
    [],
  );
});
