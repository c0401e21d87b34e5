import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../collect';
import { programRunner } from './machine';

const folder = mkdtempSync(join(tmpdir(), 'aadclog-machine-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Node stands for a program of Windows. */
const run = (
  script: string,
  args: string[] = [],
  more: { timeoutMs?: number; outFile?: string } = {},
): Promise<Answer> =>
  programRunner(() => process.execPath)({
    program: 'wevtutil',
    args: ['-e', script, '--', ...args],
    timeoutMs: 30_000,
    ...more,
  });

test('gives back what a program says, and its status', async () => {
  const answer = await run('process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 7');
  expect({ ...answer, stdout: String(Buffer.from(answer.stdout)), stderr: String(Buffer.from(answer.stderr)) }).toEqual(
    {
      code: 7,
      failure: null,
      stdout: 'out',
      stderr: 'err',
    },
  );
});

test('no shell looks at the arguments', async () => {
  const hostile = ['a b', '"; echo x', '$(id)', '%PATH%', '&whoami', '|more'];
  const { stdout } = await run('console.log(JSON.stringify(process.argv.slice(1)))', hostile);
  expect(JSON.parse(String(Buffer.from(stdout)))).toEqual(hostile);
});

test('ends what takes too long, and keeps what it said', async () => {
  const answer = await run('process.stdout.write("half"); setInterval(() => 0, 1000)', [], { timeoutMs: 1_500 });
  expect([answer.code, answer.failure, String(Buffer.from(answer.stdout))]).toEqual([null, 'timed-out', 'half']);
});

test('ends what says too much', async () => {
  const answer = await run('const b = Buffer.alloc(1 << 24); setInterval(() => process.stdout.write(b), 1)');
  expect([answer.failure, answer.stdout.length <= 64 * 1024 * 1024]).toEqual(['too-long', true]);
});

test('writes into a new file, byte by byte', async () => {
  const outFile = join(folder, 'out.xml');
  await run('process.stdout.write(Buffer.from([0xff, 0xfe, 0x3c, 0]))', [], { outFile });
  expect([...readFileSync(outFile)]).toEqual([0xff, 0xfe, 0x3c, 0]);
});

test('a program that is not there is an answer, not a failure of ours', async () => {
  const missing = programRunner(() => join(folder, 'nothing.exe'));
  expect(await missing({ program: 'sc', args: [], timeoutMs: 1_000 })).toMatchObject({
    code: null,
    failure: 'no-program',
  });
});
