import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { parsePowerShell } from '../../scripts/powershell/parse';
import { powershellCompleter } from './completion';
import { createProgram } from './program';
import { invoke } from './streams.test-data';

const program = createProgram(
  {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    env: {},
    now: () => new Date(0),
    timeZone: 'UTC',
  },
  () => undefined,
);
const pathsOf = (command: Command, path = ''): [string, Command][] => [
  [path, command],
  ...command.commands.flatMap((one) => pathsOf(one, `${path} ${one.name()}`.trim())),
];
const all = pathsOf(program);

/** The words that the script offers after a command. */
function offered(script: string, path: string): string[] {
  const begin = script.indexOf(`    '${path}' = [ordered] @{\n`);
  const table = script.slice(begin, script.indexOf('\n    }', begin)).split('\n').slice(1);
  return table.map((line) => /^ {8}'([^']+)' = '.+'$/.exec(line)![1]!);
}

test('prints a script that PowerShell can parse and that calls nothing but the registration', async () => {
  const { status, stdout, stderr } = await invoke(['completion', 'powershell']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toBe(powershellCompleter(program));
  const { errors, commands } = await parsePowerShell(stdout);
  expect([errors, commands]).toEqual([[], ['Register-ArgumentCompleter', 'Select-Object']]);
  // A console may spoil anything else on the way into a profile.
  expect(stdout).toMatch(/^[\n\x20-\x7e]*$/);
});

test.each(all.map(([path, command]) => [path || '(the program)', path, command] as const))(
  'after %s it offers every command and option',
  (_, path, command) => {
    const words = offered(powershellCompleter(program), path);
    for (const one of command.commands) expect(words).toContain(one.name());
    for (const { long, hidden } of command.options) expect(words.includes(long!)).toBe(!hidden);
    expect(words).toContain('--help');
    expect(new Set(words).size).toBe(words.length);
  },
);

test('the list of commands is the one that users have', () => {
  expect(offered(powershellCompleter(program), '')).toEqual(
    expect.arrayContaining(['analyze', 'collect', 'watch', 'catalog']),
  );
});

test('another shell is not known', async () => {
  const { status, stderr } = await invoke(['completion', 'fish']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('no completion for "fish"')]);
});
