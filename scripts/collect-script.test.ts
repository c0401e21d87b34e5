import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../src/catalog/load';
import { FACTS, NOT_SET, UNKNOWN } from '../src/model/fact-names';
import { parsePowerShell, type PowerShell } from './powershell/parse';

/** No PowerShell is needed for this: the script is parsed, and looked at as a tree. */
const text = readFileSync(join(__dirname, 'Collect-AadConnectEvents.ps1'), 'utf8');
let script: PowerShell;
beforeAll(async () => {
  script = await parsePowerShell(text);
});

/** Of the verbs that Microsoft approves, those that the script may need: none of them changes a system. */
const VERBS = ['Get', 'Read', 'Add', 'Export', 'Invoke', 'Test', 'Select', 'Where', 'ForEach', 'ConvertTo'];
/** Every command of others that it may call. What writes does so into the folder of the result alone. */
const READING = [
  'Get-ADSyncAADPasswordResetConfiguration',
  'Get-ADSyncConnector',
  'Get-ADSyncScheduler',
  'Get-ChildItem',
  'Get-Item',
  'Get-Location',
  'Get-Service',
  'ConvertTo-Json',
  'ForEach-Object',
  'Import-Module',
  'Invoke-Command',
  'Join-Path',
  'New-Object',
  'Select-Object',
  'Set-StrictMode',
  'Sort-Object',
  'Test-Path',
  'Where-Object',
  'Write-Verbose',
  'Write-Warning',
];
const WRITING = ['Compress-Archive', 'New-Item', 'Remove-Item', 'Set-Content'];
/** Programs, script blocks and results are called through these alone. */
const CALLED = ['$Script', '$w32tm', '$ReadFacts'];

test('it can be parsed', () => {
  expect(script.errors).toEqual([]);
});

test('it calls what reads, its own functions, and what writes the result', () => {
  const known = [...READING, ...WRITING, ...CALLED, ...script.functions];
  expect([...new Set(script.commands)].filter((name) => !known.includes(name))).toEqual([]);
});

test('what writes, writes into the folder of the result', () => {
  const lines = text.split('\n').filter((line) => WRITING.some((name) => line.includes(name)));
  for (const line of lines) expect(line).toMatch(/\$(OutputPath|Folder|raw|messages|archive)\b/);
  expect(lines.length).toBeGreaterThan(0);
});

test('its functions have approved verbs', () => {
  expect(script.functions.filter((name) => !VERBS.includes(name.split('-')[0]!))).toEqual([]);
});

test('it starts wevtutil and w32tm, by their full path and with arguments that read', () => {
  expect(text.match(/\b[\w\\]+\.exe\b/g)).toEqual(['System32\\w32tm.exe', 'System32\\wevtutil.exe']);
  expect(text.match(/& \$w32tm '[^']*'/g)).toEqual(["& $w32tm '/query'", "& $w32tm '/stripchart'"]);
  expect(text.match(/@\('(qe|epl)', \$LogName/g)).toHaveLength(2);
  // Nothing that reaches around the list of commands.
  expect(text).not.toMatch(
    /Invoke-Expression|\biex\b|Start-Process|DownloadString|\[scriptblock\]::Create|\.SetValue\(|Add-Type/i,
  );
  expect(text.match(/::Start\(/g)).toHaveLength(1);
});

test('it is strict, has help for every parameter, and is plain ASCII, which every console and editor reads alike', () => {
  expect(text).toContain('Set-StrictMode -Version 3.0');
  expect(text).toMatch(/^<#\n\.SYNOPSIS\n/);
  const parameters = script.parameters.filter((name) => new RegExp(`^\\.PARAMETER ${name}$`, 'm').test(text));
  expect(parameters).toEqual(['ComputerName', 'Days', 'OutputPath', 'WholeLog', 'NoClock', 'Zip']);
  expect(text).toMatch(/^[\x00-\x7f]*$/);
});

test('it asks for what aadclog asks for: the same providers, facts and reasons', async () => {
  const { events } = await loadCatalog(join(__dirname, '../catalog'));
  const providers = [...new Set(events.map(({ provider }) => provider))].sort();
  expect(text).toContain(`$Providers = @(${providers.map((name) => `'${name}'`).join(', ')})`);
  const ids = [...text.matchAll(/-Id '([\w-]+)'|^ {8}'([\w-]+)' +=/gm)].map((match) => match[1] ?? match[2]);
  expect([...new Set(ids)].sort()).toEqual([...FACTS].sort());
  const reasons = [...text.matchAll(/(?:-Reason|reason =|\$reason = if \(\$NoClock\) \{) '([\w-]+)'/g)].map(
    ([, name]) => name,
  );
  expect(reasons.filter((reason) => !(UNKNOWN as readonly string[]).includes(reason!))).toEqual([]);
  expect(text).toContain(`'${NOT_SET}'`);
});

test.each([
  ['a brace that is missing', 'function Get-X {\n  Get-Item\n'],
  ['a text without end', 'Get-Item "x\n'],
])('the parser sees %s', async (_, broken) => {
  expect((await parsePowerShell(broken)).errors).not.toEqual([]);
});

test('the parser sees every call, in whatever form', async () => {
  const { commands } = await parsePowerShell(
    "Get-Item x | Set-Item\n& 'reg.exe' add\n$y = (Stop-Service z)\n. $w\nif (rm q) { del r }\n",
  );
  expect(commands).toEqual(['Get-Item', 'Set-Item', "'reg.exe'", 'Stop-Service', '$w', 'rm', 'del']);
});
