import { writeFileSync } from 'node:fs';
import type { Answer, Call } from '../collect';
import type { Machine } from './machine';

/** A Windows server as its own programs describe it, in the words that they print. */

const reg = (key: string, ...values: [name: string, type: string, value: string][]): string =>
  ['', `HKEY_LOCAL_MACHINE\\${key}`, ...values.map((parts) => `    ${parts.join('    ')}`), ''].join('\r\n');

const TCPIP = 'SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const DOTNET = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const DOTNET32 = 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319';
const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const INSTALLED = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const WINDOWS = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const SETUP = 'SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full';

const service = (lines: string[]): string => ['', 'SERVICE_NAME: ADSync', ...lines, ''].join('\r\n');
/** The labels are translated in other languages of Windows, the words behind the numbers are not. */
export const serviceState = (state: string): string =>
  service(['        TYPE               : 10  WIN32_OWN_PROCESS', `        STATUS             : ${state} `]);

/** What each program answers, by the beginning of its command line. */
export const healthy: Record<string, string | Partial<Answer>> = {
  [`reg query HKLM\\${TCPIP}`]: reg(TCPIP, ['Hostname', 'REG_SZ', 'SYNC1'], ['Domain', 'REG_SZ', 'contoso.com']),
  [`reg query HKLM\\${INSTALLED} /s`]:
    reg(
      `${INSTALLED}\\{1}`,
      ['DisplayName', 'REG_SZ', 'Microsoft Entra Connect Health Agent'],
      ['DisplayVersion', 'REG_SZ', '9.9.9.9'],
    ) +
    reg(
      `${INSTALLED}\\{2}`,
      ['DisplayName', 'REG_SZ', 'Microsoft Entra Connect Sync'],
      ['DisplayVersion', 'REG_SZ', '2.5.190.0'],
    ),
  'sc query ADSync': serviceState('4  RUNNING'),
  'sc qc ADSync': service(['        START_TYPE         : 2   AUTO_START  (DELAYED)']),
  [`reg query HKLM\\${DOTNET}`]:
    reg(DOTNET, ['SystemDefaultTlsVersions', 'REG_DWORD', '0x1'], ['SchUseStrongCrypto', 'REG_DWORD', '0x1']) +
    reg(`${DOTNET}\\SKUs`),
  [`reg query HKLM\\${DOTNET32}`]: reg(
    DOTNET32,
    ['SystemDefaultTlsVersions', 'REG_DWORD', '0x1'],
    ['SchUseStrongCrypto', 'REG_DWORD', '0x1'],
  ),
  [`reg query HKLM\\${SCHANNEL} /s`]:
    reg(`${SCHANNEL}\\SSL 2.0\\Client`, ['DisabledByDefault', 'REG_DWORD', '0x1']) +
    reg(
      `${SCHANNEL}\\TLS 1.2\\Client`,
      ['Enabled', 'REG_DWORD', '0xffffffff'],
      ['DisabledByDefault', 'REG_DWORD', '0x0'],
    ),
  [`reg query HKLM\\${SETUP}`]: reg(SETUP, ['Release', 'REG_DWORD', '0x80eb1']),
  [`reg query HKLM\\${WINDOWS}`]: reg(
    WINDOWS,
    ['ProductName', 'REG_SZ', 'Windows Server 2022 Standard'],
    ['CurrentBuild', 'REG_SZ', '20348'],
  ),
  'w32tm /query /source': 'DC1.contoso.com\r\n',
  'w32tm /stripchart /computer:DC1 /dataonly /samples:1':
    'Tracking DC1 [10.0.0.1:123].\r\nCollecting 1 samples.\r\nThe current time is 5/31/2024 2:00:00 PM.\r\n14:00:00, +00.0156250s\r\n',
  "powershell -NoProfile -NonInteractive -Command $ErrorActionPreference = 'Stop'; Import-Module ADSync; Get-ADSyncScheduler":
    'WARNING: something\r\n{"enabled":"True","suspended":"False","staging":"False","interval":"00:30:00"}\r\n',
  "powershell -NoProfile -NonInteractive -Command $ErrorActionPreference = 'Stop'; Import-Module ADSync; Get-ADSyncConnector":
    '{"Enabled":"True"}\r\n',
};

export interface Fake extends Machine {
  calls: Call[];
}

/** A server whose programs answer as told; a program that was told nothing fails as Windows does. */
export function fakeServer(
  log: string | Uint8Array | null,
  changed: Record<string, string | Partial<Answer>> = {},
): Fake {
  const calls: Call[] = [];
  const answers = Object.entries({ ...healthy, ...changed }).sort(([a], [b]) => b.length - a.length);
  const run = async (call: Call): Promise<Answer> => {
    calls.push(call);
    const line = [call.program, ...call.args].join(' ');
    if (call.program === 'wevtutil' && log !== null) {
      writeFileSync(call.outFile ?? call.args[2]!, call.outFile === undefined ? 'ElfFile\0' : log);
      return answer('');
    }
    const known = answers.find(([begin]) => line.startsWith(begin))?.[1];
    if (known === undefined) return { ...answer(''), code: 5, stderr: Buffer.from('Access is denied.\r\n') };
    return typeof known === 'string' ? answer(known) : { ...answer(''), ...known };
  };
  return { platform: 'win32', hostName: 'SYNC1', calls, run, pause: async () => undefined };
}

const answer = (text: string): Answer => ({
  code: 0,
  failure: null,
  stdout: Buffer.from(text),
  stderr: new Uint8Array(),
});
