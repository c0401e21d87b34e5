import { NOT_SET } from '../model/fact-names';
import type { FactId } from '../model/facts';
import type { Call, Program } from './programs';
import { keyEnding, registryKeys } from './registry';

/** One question to the system, and the facts that its answer holds. */
export interface Question {
  facts: readonly FactId[];
  /** Null: there is nobody to ask. */
  call: Call | null;
  /** Exit statuses with which the answer is one. */
  answers: readonly number[];
  /** What the answer says; a fact that is not there was not understood. */
  read(text: string, code: number): Partial<Record<FactId, string>>;
}

const SECOND = 1_000;
const QUICK_MS = 30 * SECOND;
/** Windows PowerShell and the module of Connect take their time to load. */
const POWERSHELL_MS = 120 * SECOND;
const NO_SUCH_SERVICE = 1060;

const DOTNET = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const DOTNET_32 = 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319';
const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const DOTNET_SETUP = 'SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full';
const INSTALLED = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const WINDOWS = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

/** Names under which Connect itself is installed; its parts have longer ones. */
const CONNECT = /^microsoft (?:azure ad|entra) connect(?: sync)?$/i;

/** @param timeServer a domain controller to compare the clock with; null: none is known or it is not to be asked. */
export const questions = (timeServer: string | null): Question[] => [
  ask(['connect-build'], 'reg', ['query', `HKLM\\${INSTALLED}`, '/s'], (text) => {
    const programs = [...registryKeys(text).values()];
    const connect = programs.find((values) => CONNECT.test(values.get('displayname') ?? ''));
    return found({ 'connect-build': connect?.get('displayversion') });
  }),
  ask(
    ['service-state'],
    'sc',
    ['query', 'ADSync'],
    (text, code) => found({ 'service-state': code === NO_SUCH_SERVICE ? 'absent' : word(text, STATE) }),
    [0, NO_SUCH_SERVICE],
  ),
  ask(['service-start'], 'sc', ['qc', 'ADSync'], (text) => found({ 'service-start': word(text, START) })),
  powershell(['scheduler-enabled', 'scheduler-suspended', 'staging-mode', 'sync-interval'], SCHEDULER, (answer) => ({
    'scheduler-enabled': said(answer['enabled']),
    'scheduler-suspended': said(answer['suspended']),
    'staging-mode': said(answer['staging']),
    'sync-interval': said(answer['interval']),
  })),
  powershell(['password-writeback'], WRITEBACK, (answer) => ({ 'password-writeback': said(answer['Enabled']) })),
  dotnet(DOTNET, 'tls-dotnet-default', 'tls-dotnet-strong'),
  dotnet(DOTNET_32, 'tls-dotnet32-default', 'tls-dotnet32-strong'),
  // The key of the version is often not there; the one above always is, so that an error is one.
  ask(
    ['tls12-client-enabled', 'tls12-client-disabled-by-default'],
    'reg',
    ['query', `HKLM\\${SCHANNEL}`, '/s'],
    (text) => {
      const keys = registryKeys(text);
      const client = keyEnding(keys, '\\TLS 1.2\\Client');
      return {
        'tls12-client-enabled': client?.get('enabled') ?? NOT_SET,
        'tls12-client-disabled-by-default': client?.get('disabledbydefault') ?? NOT_SET,
      };
    },
  ),
  ask(['dotnet-release'], 'reg', ['query', `HKLM\\${DOTNET_SETUP}`, '/v', 'Release'], (text) =>
    found({ 'dotnet-release': keyEnding(registryKeys(text), DOTNET_SETUP)?.get('release') }),
  ),
  ask(['windows'], 'reg', ['query', `HKLM\\${WINDOWS}`], (text) => {
    const values = keyEnding(registryKeys(text), WINDOWS);
    const [product, build] = [values?.get('productname'), values?.get('currentbuild')];
    return found({ windows: product && [product, build].filter(Boolean).join(', ') });
  }),
  ask(['clock-source'], 'w32tm', ['/query', '/source'], (text) => found({ 'clock-source': text.trim() || undefined })),
  {
    ...ask(
      ['clock-skew-seconds'],
      'w32tm',
      ['/stripchart', `/computer:${timeServer ?? ''}`, '/dataonly', '/samples:1'],
      (text) => found({ 'clock-skew-seconds': skewIn(text) }),
    ),
    ...(timeServer === null ? { call: null } : {}),
  },
];

/** The name under which the events know this computer. */
export const computerName: Call = {
  program: 'reg',
  args: ['query', 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters'],
  timeoutMs: QUICK_MS,
};

export function fullName(text: string): string | null {
  const values = keyEnding(registryKeys(text), 'Tcpip\\Parameters');
  const [host, domain] = [values?.get('hostname'), values?.get('domain')];
  return host ? [host, domain].filter(Boolean).join('.') : null;
}

/** Words that are the same in every language of Windows, behind their number. */
const STATE =
  /:\s{0,9}[1-7]\s{1,9}(STOPPED|START_PENDING|STOP_PENDING|RUNNING|CONTINUE_PENDING|PAUSE_PENDING|PAUSED)\b/;
const START = /:\s{0,9}[0-4]\s{1,9}(BOOT_START|SYSTEM_START|AUTO_START|DEMAND_START|DISABLED)\b/;
const word = (text: string, pattern: RegExp): string | undefined =>
  pattern.exec(text)?.[1]?.toLowerCase().replaceAll('_', '-');

/** A sample: `10:00:00, +00.0012345s`. */
const skewIn = (text: string): string | undefined => {
  const sample = /^\d\d:\d\d:\d\d, {0,4}([+-]\d{1,12}[.,]\d{1,9})s/m.exec(text)?.[1];
  return sample === undefined ? undefined : String(Number(sample.replace(',', '.')));
};

function ask(
  facts: readonly FactId[],
  program: Program,
  args: readonly string[],
  read: Question['read'],
  answers: readonly number[] = [0],
): Question {
  return { facts, call: { program, args, timeoutMs: QUICK_MS }, answers, read };
}

function dotnet(key: string, systemDefault: FactId, strong: FactId): Question {
  return ask([systemDefault, strong], 'reg', ['query', `HKLM\\${key}`], (text) => {
    const values = keyEnding(registryKeys(text), key);
    return {
      [systemDefault]: values?.get('systemdefaulttlsversions') ?? NOT_SET,
      [strong]: values?.get('schusestrongcrypto') ?? NOT_SET,
    };
  });
}

function powershell(
  facts: readonly FactId[],
  script: string,
  read: (answer: Readonly<Record<string, unknown>>) => Partial<Record<FactId, string | undefined>>,
): Question {
  const args = ['-NoProfile', '-NonInteractive', '-Command', script];
  return {
    facts,
    call: { program: 'powershell', args, timeoutMs: POWERSHELL_MS },
    answers: [0],
    read: (text) => found(read(firstObject(text))),
  };
}

// No double quotes: they would have to survive two readings of the command line.
const MODULE = "$ErrorActionPreference = 'Stop'; Import-Module ADSync";
const SCHEDULER = [
  `${MODULE}; Get-ADSyncScheduler | Select-Object`,
  "@{n='enabled';e={[string]$_.SyncCycleEnabled}},",
  "@{n='suspended';e={[string]$_.SchedulerSuspended}},",
  "@{n='staging';e={[string]$_.StagingModeEnabled}},",
  "@{n='interval';e={[string]$_.CurrentlyEffectiveSyncCycleInterval}} | ConvertTo-Json -Compress",
].join(' ');
const WRITEBACK = [
  `${MODULE}; Get-ADSyncConnector | Where-Object { $_.Name -like '* - AAD' } |`,
  'ForEach-Object { Get-ADSyncAADPasswordResetConfiguration -Connector $_.Name } |',
  "Select-Object -First 1 -Property @{n='Enabled';e={[string]$_.Enabled}} | ConvertTo-Json -Compress",
].join(' ');

/** The object that `ConvertTo-Json` printed; warnings may stand before it. */
function firstObject(text: string): Record<string, unknown> {
  const line = text.split(/\r?\n/).find((one) => one.trim().startsWith('{'));
  try {
    return JSON.parse(line ?? '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}

const said = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined;

/** Without what was not found. */
const found = (values: Partial<Record<FactId, string | undefined>>): Partial<Record<FactId, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
