import type { Catalog, CheckEntry, CheckVariable } from '../model/catalog';
import type { Report } from '../model/report';
import { oneLine } from '../report/escape';
import { say, type Values } from '../report/say';
import { concerns, namesFor, type Names } from './names';
import { literals, singleQuoted } from './quote';

/** Windows PowerShell 5.1 takes a file without the mark for one in the code page of the machine. */
const MARK = '\ufeff';
const LINE_END = '\r\n';
const INDENT = '    ';
/** `Win32_ComputerSystem.DomainRole` of a backup domain controller; a primary one has 5. */
const DOMAIN_CONTROLLER = 4;

const VARIABLES: readonly CheckVariable[] = ['User', 'Domain', 'ConnectorAccount', 'Relay'];

/**
 * A script that looks on the server at what the findings leave open, and changes nothing: each check of the catalog that
 * concerns one of them, with what to expect. Names of the log stand only in literals at the top.
 */
export function checkScript(report: Report, catalog: Catalog): string {
  const { language } = report.options;
  const checks = catalog.checks
    .filter((check) => check.always || report.findings.some((finding) => concerns(check, finding)))
    .sort((a, b) => Number(b.always) - Number(a.always));
  const speak = (key: string, values?: Values): string =>
    oneLine(say(catalog.labels[language], `script.${key}`, values));
  const tell = (text: string): string => `Write-Output ${singleQuoted(text)}`;

  const lines = [
    ...head(report, namesFor(checks, report), speak),
    ...['Set-StrictMode -Version 2.0', "$ErrorActionPreference = 'Stop'"],
    `$IsDomainController = (Get-CimInstance -ClassName Win32_ComputerSystem).DomainRole -ge ${DOMAIN_CONTROLLER}`,
    "$IsConnectServer = @(Get-Service | Where-Object { $_.Name -eq 'ADSync' }).Count -gt 0",
    tell(speak('begins')),
    ...checks.flatMap((check, at) => [
      '',
      "Write-Output ''",
      tell(`[${at + 1}/${checks.length}] ${oneLine(check.title[language])}`),
      tell(`${INDENT}${speak('expect', { text: oneLine(check.expect[language]) })}`),
      ...onItsPlace(check, asked(check, speak), speak),
    ]),
    '',
    "Write-Output ''",
    tell(speak('ends')),
    '',
  ];
  return MARK + lines.join(LINE_END);
}

type Speak = (key: string, values?: Values) => string;

/** The help that `Get-Help` shows, and the names. What stands in the help is ours: no text of a log. */
function head({ tool, generatedAt }: Report, names: Names, speak: Speak): string[] {
  const help = (text: string): string => `${INDENT}${text.replaceAll('#>', '# >')}`;
  return [
    '#Requires -Version 5.1',
    '<#',
    '.SYNOPSIS',
    help(speak('synopsis')),
    '.DESCRIPTION',
    ...['only-reads', 'where', 'names'].map((key) => help(speak(key))),
    ...VARIABLES.flatMap((name) => [`.PARAMETER ${name}s`, help(speak(`parameter.${name}`))]),
    '.EXAMPLE',
    help('powershell -NoProfile -ExecutionPolicy Bypass -File .\\aadclog-checks.ps1'),
    '.NOTES',
    help(speak('made-by', { version: tool.version, catalog: tool.catalogVersion, time: generatedAt })),
    '#>',
    '[CmdletBinding()]',
    'param(',
    ...VARIABLES.flatMap((name, at) => [
      ...(names[name].left > 0 ? [`${INDENT}# ${speak('left-out', { n: names[name].left })}`] : []),
      `${INDENT}[string[]] $${name}s = ${literals(names[name].filled)}${at < VARIABLES.length - 1 ? ',' : ''}`,
    ]),
    ')',
    '',
  ];
}

/** Skipped, and says so, where it would look at the wrong machine. */
function onItsPlace({ where }: CheckEntry, lines: string[], speak: Speak): string[] {
  if (where === 'anywhere') return lines;
  const test = where === 'connect-server' ? '$IsConnectServer' : '$IsDomainController';
  const skipped = `Write-Output ${singleQuoted(INDENT + speak(`only.${where}`))}`;
  return [`if (${test}) {`, ...lines.map(indented), '} else {', indented(skipped), '}'];
}

/** The command of a check, once for each name or pair of names. */
function asked({ forEach, command }: CheckEntry, speak: Speak): string[] {
  const run = [
    'try {',
    `${INDENT}$Result = @(`,
    ...command.split('\n').map((line) => INDENT + INDENT + line.trimEnd()),
    `${INDENT}) | Out-String -Width 200`,
    `${INDENT}if ($Result.Trim() -eq '') { Write-Output ${singleQuoted(INDENT + speak('nothing'))} } else { Write-Output $Result.Trim() }`,
    '} catch {',
    `${INDENT}Write-Output (${singleQuoted(`${INDENT}${speak('failed')} `)} + $_.Exception.Message)`,
    '}',
  ];
  if (forEach.length === 0) return run;
  const shown = forEach.map((name) => `$${name}`).join(" + ', ' + ");
  const told = [`Write-Output (${singleQuoted(`${INDENT}- `)} + ${shown})`, ...run];
  const loops = forEach.reduceRight<string[]>(
    (inner, name) => [`foreach ($${name} in $${name}s) {`, ...inner.map(indented), '}'],
    told,
  );
  const missing = forEach.map((name) => [
    `if ($${name}s.Count -eq 0) { Write-Output ${singleQuoted(INDENT + speak('no-names', { name: `-${name}s` }))} }`,
  ]);
  return [...missing.flat(), ...loops];
}

const indented = (line: string): string => (line === '' ? '' : INDENT + line);
