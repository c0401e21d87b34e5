import type { Catalog } from '../model/catalog';
import type { EventRecord } from '../model/record';
import { type Finding } from '../model/report';
import { denied, diagnosed, dirsync, prs, success, sync, testCatalog, text, trace } from '../testing/log-builder';
import { RULES } from './rules';
import { isBelow } from './rules/unsupported-build';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const findingsOf = (records: EventRecord[], goesOnFor = 0): Finding[] =>
  diagnosed(records, catalog, goesOnFor).findings;
const namesOf = (records: EventRecord[], goesOnFor = 0): string[] =>
  findingsOf(records, goesOnFor).map(({ cause, rule }) => cause ?? rule ?? '');

const lost = text.service(9, 'The connection to the connect service was lost.');

describe('rules find', () => {
  test.each<[string, EventRecord[], string]>([
    ['relay refused', [prs(32002, 0, text.service(1, 'Error Connecting to ServiceBus.'))], 'service-bus-unreachable'],
    [
      'proxy',
      [prs(32002, 0, text.service(1, 'The remote server returned an error: (407) Proxy Authentication Required.'))],
      'proxy-authentication-required',
    ],
    ['TLS', [prs(31034, 0, text.service(1, 'Could not create SSL/TLS secure channel.'))], 'tls-negotiation-failed'],
    [
      'certificate',
      [
        prs(
          31034,
          0,
          text.service(
            1,
            'trust relationship for the SSL/TLS secure channel. The remote certificate is invalid according to',
          ),
        ),
      ],
      'certificate-untrusted',
    ],
    ['setup account', [prs(32009, 0, text.service(1, 'Error getting auth token.'))], 'setup-account-rejected'],
    ['configuration', [prs(32005, 0, text.service(1, 'x'))], 'configuration-unreadable'],
    ['cloud response', [prs(32008, 0, text.service(1, 'x'))], 'cloud-response-invalid'],
    ['offboarding service', [prs(32013, 0, text.service(1, 'x'))], 'onboarding-service-unreachable'],
    [
      'health reports',
      [prs(32015, 0, text.service(1, 'x')), prs(32015, 300, text.service(2, 'x'))],
      'health-report-failing',
    ],
    [
      'endpoint',
      [sync(6800, 0, 'The password management extension encountered an error.')],
      'writeback-endpoint-not-started',
    ],
    [
      'stop during an attempt',
      [prs(31001, 0, text.start(1, 'a')), prs(31016, 2, text.service(2, 'x')), dirsync(654, 900, 'x')],
      'service-stopped-during-operation',
    ],
    ['unfinished', [prs(31001, 0, text.start(1, 'a')), dirsync(654, 900, 'x')], 'unfinished-attempts'],
    ['old build', [sync(6329, 0, trace.code('80230619').replace('2.5.79.0', '2.5.3.0'))], 'connect-build-unsupported'],
    [
      'replication rights',
      [dirsync(611, 0, 'DrsException: RPC Error 8453: Replication access was denied.')],
      'phs-replication-rights-missing',
    ],
    [
      'replication RPC',
      [dirsync(611, 0, 'RPC Error 1722 : The RPC server is unavailable.')],
      'phs-domain-controller-unreachable',
    ],
    ['not activated', [dirsync(652, 0, 'Error Code: 90.')], 'phs-not-activated'],
    ['credentials', [dirsync(0, 0, 'The user name or password is incorrect.')], 'cloud-credentials-rejected'],
    [
      'access denied as information',
      [dirsync(115, 0, 'Access to Windows Azure Active Directory has been denied.')],
      'cloud-credentials-rejected',
    ],
    ['unexplained', [prs(31001, 0, text.start(1, 'a')), prs(33015, 1, text.service(1, 'x'))], 'unexplained-failure'],
    ['unknown code', [prs(31025, 0, 'x')], 'unknown-codes'],
    ['a stop that lasts', [...success(1, 'a', 0), prs(31016, 60, text.service(5, 'x'))], 'service-not-running'],
    ['an error without a cause', [sync(6301, 0, 'x')], 'unexplained-events'],
    ['an incident without a cause', [dirsync(611, 0, 'RPC Error 9999 : something')], 'phs-domain-failure'],
  ])('%s', (_, records, name) => {
    expect(namesOf(records)).toContain(name);
  });

  test('an engine error without an attempt is reported on its own, with its cause', () => {
    expect(findingsOf([sync(6329, 0, trace.code('80230619'))])).toMatchObject([
      { cause: 'password-policy-violation', rule: 'orphan-engine-error', flows: [], count: 1 },
    ]);
  });
});

describe('rules leave alone', () => {
  test.each<[string, EventRecord[], string]>([
    ['one failed health report', [prs(32015, 0, text.service(1, 'x'))], 'health-report-failing'],
    [
      'an endpoint that came up later',
      [sync(6800, 0, 'x'), prs(31015, 60, text.service(1, 'x'))],
      'writeback-endpoint-not-started',
    ],
    [
      'a stop before the attempt',
      [prs(31016, 0, text.service(2, 'x')), prs(31001, 2, text.start(1, 'a')), dirsync(654, 900, 'x')],
      'service-stopped-during-operation',
    ],
    [
      'a stop after the attempt',
      [...success(1, 'a', 0), prs(31016, 5, text.service(2, 'x'))],
      'service-stopped-during-operation',
    ],
    ['a restart', [prs(31016, 0, text.service(5, 'x')), prs(31015, 60, text.service(6, 'x'))], 'service-not-running'],
    ['a stop before an attempt', [prs(31016, 0, text.service(5, 'x')), ...success(1, 'a', 60)], 'service-not-running'],
    ['an explained error', [dirsync(611, 0, 'RPC Error 1722 : x')], 'unexplained-events'],
    ['an open attempt', [prs(31001, 0, text.start(1, 'a')), dirsync(654, 200, 'x')], 'unfinished-attempts'],
    ['the oldest supported build', [sync(6329, 0, trace.code('80230619'))], 'connect-build-unsupported'],
    ['a single reconnect', [prs(32014, 0, text.service(1, 'x'))], 'service-bus-unreachable'],
    [
      '407 in a version',
      [prs(32002, 0, 'TrackingId: x, text, Details: Version: 5.0.407.0')],
      'proxy-authentication-required',
    ],
    ['another RPC error', [dirsync(611, 0, 'RPC Error 8453: denied')], 'phs-domain-controller-unreachable'],
    ['another error code', [dirsync(652, 0, 'Error Code: 91.')], 'phs-not-activated'],
  ])('%s', (_, records, name) => {
    expect(namesOf(records)).not.toContain(name);
  });

  test('a build stays old though the heart beats', () => {
    const old = sync(6329, 0, trace.code('80230619').replace('2.5.79.0', '2.5.3.0'));
    const findings = findingsOf([old, prs(31019, 300, text.service(3, 'x'))]);
    expect(findings).toContainEqual(expect.objectContaining({ cause: 'connect-build-unsupported', ongoing: true }));
  });

  test('a lost relay connection that healed is a note', () => {
    const [finding] = findingsOf([prs(31034, 0, lost), prs(31019, 300, text.service(3, 'x'))]);
    expect(finding).toMatchObject({ cause: 'service-bus-unreachable', severity: 'info', ongoing: false });
  });
});

describe('findings', () => {
  test('tell scope, span and state', () => {
    const [finding] = findingsOf([...denied(1, 'anna', 0), ...denied(2, 'bo', 10), ...success(3, 'cia', 20)]);
    expect(finding).toMatchObject({
      cause: 'connector-account-permission-missing',
      count: 2,
      scope: { users: 2, domains: ['contoso.com'], servers: ['SRV1'], pattern: 'some-users' },
      flows: ['flow-1', 'flow-2'],
      competing: [{ id: 'inheritance-disabled', confidence: 'possible' }],
      ongoing: null,
    });
    expect(finding!.firstSeen < finding!.lastSeen).toBe(true);
  });

  test.each<[string, EventRecord[], boolean | null]>([
    ['nothing since', denied(1, 'anna', 0), true],
    ['the same user succeeds later', [...denied(1, 'anna', 0), ...success(2, 'anna', 60)], false],
    ['only others succeed later', [...denied(1, 'anna', 0), ...success(2, 'bo', 60)], null],
    [
      'all users were hit, one succeeds later',
      [...denied(1, 'anna', 0), ...denied(2, 'bo', 5), ...success(3, 'bo', 60)],
      false,
    ],
  ])('ongoing: %s', (_, records, ongoing) => {
    expect(findingsOf(records)[0]!.ongoing).toBe(ongoing);
  });

  test('every rule is named, and a broken one is shown as failed', () => {
    const { rules } = diagnosed(denied(1, 'anna', 0), catalog);
    expect(Object.keys(rules).sort()).toEqual(RULES.map(({ id }) => id).sort());
    const broken = { ...catalog, causeById: new Map() };
    expect(diagnosed([sync(6800, 0, 'x')], broken).rules['endpoint-not-started']).toBe('failed');
  });
});

test.each([
  ['2.5.3.0', '2.5.79.0', true],
  ['2.5.79.0', '2.5.79.0', false],
  ['2.10.1.0', '2.5.79.0', false],
  ['1.4.18.0', '2.5.79.0', true],
  ['2.6', '2.5.79.0', false],
])('%s is below %s: %s', (build, oldest, below) => {
  expect(isBelow(build, oldest)).toBe(below);
});
