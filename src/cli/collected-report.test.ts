import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../model/report';
import { fakeServer, serviceState } from './machine.test-data';
import { failedReset, invoke } from './streams.test-data';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-collected-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const env = { LOGONSERVER: '\\\\DC1' };

const tlsLog = failedReset.replace(
  '</Events>',
  failedReset
    .slice('<Events>'.length, failedReset.indexOf('</Event>') + '</Event>'.length)
    .replace('>31001<', '>32002<')
    .replace('<EventRecordID>1<', '<EventRecordID>3<')
    .replace(/<Data>.*<\/Data>/, '<Data>TrackingId: x, Could not create SSL/TLS secure channel.</Data>') + '</Events>',
);
const collected = async (
  changed: Parameters<typeof fakeServer>[1],
  log = failedReset,
  name = 'out',
): Promise<Report> => {
  const machine = fakeServer(Buffer.from(log), changed);
  await invoke(['collect', '--output', join(folder, name)], { machine, env });
  const inputs = ['Application.xml', 'facts.json'].map((file) => join(folder, name, file));
  return JSON.parse((await invoke(['analyze', ...inputs, '--format', 'json', '-q'])).stdout) as Report;
};
const INSTALLED = 'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall /s';
const installed = (build: string): string =>
  `\r\nHKEY_LOCAL_MACHINE\\x\\{2}\r\n    DisplayName    REG_SZ    Microsoft Azure AD Connect\r\n    DisplayVersion    REG_SZ    ${build}\r\n`;

test('healthy: no finding rests on it', async () => {
  const { findings, servers, facts: found } = await collected({});
  expect(findings.flatMap(({ reasons }) => reasons).filter(({ id }) => id.startsWith('facts-'))).toEqual([]);
  expect([servers[0]!.connectBuild, found?.length]).toEqual(['2.5.190.0', 1]);
});

test('an old build is a finding, although no event names it', async () => {
  const { findings } = await collected({ [INSTALLED]: installed('2.1.1.0') });
  expect(findings.find(({ cause }) => cause === 'connect-build-unsupported')).toMatchObject({
    evidence: [],
    scope: { servers: ['SYNC1.contoso.com'] },
    reasons: [{ id: 'facts-build', speaks: 'for', values: { value: '2.1.1.0' } }],
  });
});

test('a service that is stopped now: down', async () => {
  const { findings, verdict } = await collected({ 'sc query ADSync': serviceState('1  STOPPED') });
  expect(findings[0]).toMatchObject({
    rule: 'service-not-running',
    ongoing: true,
    reasons: [{ id: 'facts-service-stopped' }],
  });
  expect([verdict.status, verdict.reasons[0]]).toEqual(['down', 'service-stopped']);
});

test('a log of no events and a service that is stopped: down all the same', async () => {
  const { verdict } = await collected({ 'sc query ADSync': serviceState('1  STOPPED') }, '<Events></Events>');
  expect(verdict).toMatchObject({ status: 'down', reasons: ['service-stopped'] });
});

test.each([
  ['all set', {}, ['facts-tls-set', 'against']],
  [
    'not set',
    {
      'reg query HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319':
        '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319\r\n',
    },
    ['facts-tls-not-set', 'for'],
  ],
  [
    'switched off',
    {
      'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols /s':
        '\r\nHKEY_LOCAL_MACHINE\\a\\TLS 1.2\\Client\r\n    Enabled    REG_DWORD    0x0\r\n',
    },
    ['facts-tls-off', 'for'],
  ],
  ['unknown', { 'reg query HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319': { code: 1 } }, undefined],
])('TLS %s beside a failed negotiation', async (_, changed, expected) => {
  const { findings } = await collected(changed, tlsLog);
  const finding = findings.find(({ cause }) => cause === 'tls-negotiation-failed')!;
  const reason = finding.reasons.find(({ id }) => id.startsWith('facts-'));
  expect(reason && [reason.id, reason.speaks]).toEqual(expected);
});

test('a clock that is off is remarked upon', async () => {
  const { remarks } = await collected({
    'w32tm /stripchart /computer:DC1 /dataonly /samples:1': '14:00:00, -430.5000000s\r\n',
  });
  const { remarks: near } = await collected(
    { 'w32tm /stripchart /computer:DC1 /dataonly /samples:1': '14:00:00, -299,5000000s\r\n' },
    failedReset,
    'near',
  );
  expect(near).toEqual([]);
  expect(remarks).toMatchObject([{ id: 'clock-off', servers: ['SYNC1.contoso.com'], values: { seconds: 431 } }]);
});
