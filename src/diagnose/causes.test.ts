import type { Catalog } from '../model/catalog';
import type { EventRecord } from '../model/record';
import { diagnosed, prs, sync, testCatalog, text, trace } from '../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

interface Case {
  /** Failure code, HRESULT, trace lines beside it. */
  code: number;
  hr?: string;
  trace?: string;
  extra?: string;
  method?: string;
  change?: boolean;
}

function attempt({ code, hr, trace: lines, extra, method, change }: Case): EventRecord[] {
  const message = hr
    ? text.failure(1, 'anna', hr, extra ?? (change ? '' : undefined), method ?? (change ? 'ChangePassword' : undefined))
    : `TrackingId: 00000000-0000-4000-8000-000000000001, Reason: something, Context: UserPrincipalName: anna@contoso.com, Details: x`;
  return [
    prs(change ? 31006 : 31001, 0, text.start(1, 'anna')),
    ...(lines === undefined ? [] : [sync(6329, 1, lines)]),
    prs(code, 1, message),
  ];
}

const causesOf = (records: EventRecord[]): [string, string][] =>
  (diagnosed(records, catalog).flows[0]!.failure?.causes ?? []).map(({ id, confidence }) => [id, confidence]);
const idsOf = (given: Case): string[] => causesOf(attempt(given)).map(([id]) => id);

const refused = 'Failed to acquire user information: Contoso\\MSOL_12. Error Code: ERROR_ACCESS_DENIED';

describe('causes of one failed attempt, best first', () => {
  test.each<[string, Case, string]>([
    ['rights', { code: 33004, hr: '80230626' }, 'connector-account-permission-missing'],
    ['rights, no code in the text', { code: 33004 }, 'connector-account-permission-missing'],
    ['rights, by Windows code', { code: 33001, hr: '80072098' }, 'connector-account-permission-missing'],
    ['access denied', { code: 33004, hr: '80070005' }, 'connector-account-permission-missing'],
    ['protected account', { code: 33004, hr: '80231367' }, 'protected-account'],
    ['remote SAM', { code: 33004, hr: '80230626', trace: trace.line(refused, '80004005') }, 'remote-sam-restricted'],
    [
      'remote SAM, bare code',
      { code: 33004, hr: '80230626', trace: trace.line('Failed to acquire user information: 0x5', '80004005') },
      'remote-sam-restricted',
    ],
    ['policy', { code: 33008, hr: '80230619', trace: trace.code('80230619') }, 'password-policy-violation'],
    ['policy, by Windows code', { code: 33001, hr: '8007052d' }, 'password-policy-violation'],
    ['wrong current password', { code: 33007, hr: '80070056', change: true }, 'incorrect-current-password'],
    ['disabled', { code: 33005 }, 'account-disabled'],
    ['disabled, by code', { code: 33001, hr: '80070533' }, 'account-disabled'],
    ['locked out', { code: 33006 }, 'account-locked-out'],
    ['locked out, by code', { code: 33001, hr: '80070775' }, 'account-locked-out'],
    ['not found', { code: 33002, hr: '80230405', trace: trace.code('80230405') }, 'user-not-found'],
    [
      'out of scope',
      { code: 33002, hr: '80230405', trace: `${trace.code('80230405')}\nNo password writeback targets found.` },
      'outside-password-sync-scope',
    ],
    ['duplicate anchor', { code: 33003, hr: '80230402' }, 'duplicate-anchor'],
    ['forest added', { code: 33009, hr: '8023061f' }, 'forest-added-after-enabling'],
    ['LDAP in the clear', { code: 33009, hr: '8023062c' }, 'ldap-not-encrypted'],
    ['no domain controller', { code: 33001, hr: '80230818' }, 'domain-controller-unreachable'],
    [
      'RPC',
      { code: 33001, hr: '80004005', trace: trace.line('Failed to acquire user information: 0x6ba', '80004005') },
      'domain-controller-unreachable',
    ],
    [
      'no policy control',
      {
        code: 33001,
        hr: '80004005',
        trace: trace.line('The server does not contain the LDAP password policy control.', '80004005'),
      },
      'password-policy-control-missing',
    ],
    ['reserved character', { code: 33001, hr: '80005000' }, 'reserved-character-in-dn'],
    ['long password', { code: 33001, hr: '800700CE' }, 'connector-password-too-long'],
    ['unlock rights', { code: 33001, hr: '80004005' }, 'unlock-permission-missing'],
    ['nothing known', { code: 33001, hr: '80004005', change: true }, 'ad-error-unclassified'],
    ['nothing known, 33009', { code: 33009, hr: '8007200a' }, 'ad-error-unclassified'],
    ['key mismatch', { code: 32004 }, 'encryption-key-mismatch'],
    ['policy, as network functions say it', { code: 33001, hr: '800708c5' }, 'password-policy-violation'],
    ['policy, as LDAP says it', { code: 33001, hr: '8007202f' }, 'password-policy-violation'],
    [
      'policy, only in the words of the directory',
      { code: 33001, hr: '80004005', trace: trace.line('0000052D: SvcErr: DSID-0312, problem 5003', '80004005') },
      'password-policy-violation',
    ],
    [
      'rights, only in the words of LDAP',
      { code: 33001, hr: '80004005', trace: trace.line('problem 4003 (INSUFF_ACCESS_RIGHTS), data 0', '80004005') },
      'connector-account-permission-missing',
    ],
    ['LDAP server down', { code: 33001, hr: '8007203a' }, 'domain-controller-unreachable'],
    ['no logon server', { code: 33001, hr: '8007051f' }, 'domain-controller-unreachable'],
    ['no such domain', { code: 33001, hr: '8007054b' }, 'domain-controller-unreachable'],
    ['moved or deleted', { code: 33001, hr: '80072030' }, 'user-not-found'],
    ['clocks within the domain', { code: 33001, hr: '80090324' }, 'clock-skew'],
    ...(
      [
        ['0x52e', 'connector-credentials-rejected'],
        ['0x54b', 'domain-controller-unreachable'],
        ['0x35', 'domain-controller-unreachable'],
        ['0x8ad', 'user-not-found'],
      ] as const
    ).map(([code, cause]): [string, Case, string] => [
      `asking for the user, ${code}`,
      { code: 33001, hr: '80004005', trace: trace.line(`Failed to acquire user information: ${code}`, '80004005') },
      cause,
    ]),
    ['a refused logon', { code: 33001, hr: '8007052e' }, 'connector-credentials-rejected'],
    ['unknown error', { code: 32000 }, 'unknown-error'],
  ])('%s', (_, given, cause) => {
    expect(idsOf(given)[0]).toBe(cause);
  });

  test.each<[string, Case, string]>([
    [
      '0x52e is not 0x5',
      { code: 33004, hr: '80230626', trace: trace.line('Failed to acquire user information: 0x52e', '80004005') },
      'remote-sam-restricted',
    ],
    [
      'noise codes',
      { code: 33001, hr: '80004005', trace: `${trace.noise}\n${trace.code('80004005')}` },
      'connector-password-too-long',
    ],
    [
      'a domain that ends in the number of the policy error',
      { code: 33001, hr: '80004005', trace: trace.line('Failed for 0000052D at SvcErr', '80004005') },
      'password-policy-violation',
    ],
    [
      'a group named after rights',
      { code: 33001, hr: '80004005', trace: trace.line('CN=INSUFF_ACCESS_RIGHTS_REVIEW', '80004005') },
      'connector-account-permission-missing',
    ],
    ['unwilling is not unreachable', { code: 33001, hr: '80072035' }, 'domain-controller-unreachable'],
    ['a dead server hides nobody', { code: 33001, hr: '8007203a' }, 'user-not-found'],
    [
      '0x350 is not 0x35',
      {
        code: 33001,
        hr: '80004005',
        trace: trace.line('Failed to acquire user information: 0x350', '80004005'),
      },
      'domain-controller-unreachable',
    ],
    ['a policy error is one digit away', { code: 33001, hr: '8007052d' }, 'connector-credentials-rejected'],
    ['a refused logon is no clock', { code: 33001, hr: '8007052e' }, 'clock-skew'],
    ['a change has no unlock', { code: 33001, hr: '80004005', change: true }, 'unlock-permission-missing'],
    ['a policy refusal is no lack of rights', { code: 33008, hr: '80230619' }, 'connector-account-permission-missing'],
    ['a known cause leaves nothing unclassified', { code: 33001, hr: '80230818' }, 'ad-error-unclassified'],
    ['a reset does not ask for the flag of changes', { code: 33004, hr: '80230626' }, 'user-cannot-change-password'],
    ['nobody else succeeds', { code: 33004, hr: '80230626' }, 'inheritance-disabled'],
  ])('near miss: %s', (_, given, cause) => {
    expect(idsOf(given)).not.toContain(cause);
  });

  test('missing rights in a change may be the flag on the user', () => {
    expect(causesOf(attempt({ code: 33004, hr: '80230626', change: true }))).toEqual([
      ['connector-account-permission-missing', 'likely'],
      ['user-cannot-change-password', 'possible'],
    ]);
  });

  test('in a change a refused logon may be the user’s own', () => {
    const [first] = causesOf(attempt({ code: 33001, hr: '8007052e', change: true }));
    expect(first).toEqual(['connector-credentials-rejected', 'possible']);
  });

  test('when others succeed, inheritance may be off on this user', () => {
    const other = [prs(31001, 50, text.start(2, 'bo')), prs(31002, 51, text.success(2, 'bo'))];
    expect(causesOf([...attempt({ code: 33004, hr: '80230626' }), ...other])).toEqual([
      ['connector-account-permission-missing', 'likely'],
      ['inheritance-disabled', 'possible'],
    ]);
  });

  test('the outer code stays as a possible cause beside the line that explains it', () => {
    expect(causesOf(attempt({ code: 33004, hr: '80230626', trace: trace.line(refused, '80004005') }))).toEqual([
      ['remote-sam-restricted', 'likely'],
      ['connector-account-permission-missing', 'possible'],
    ]);
  });

  test('a trace that is only near makes a cause no more than possible', () => {
    const records = [
      prs(31001, 0, text.start(1, 'anna')),
      prs(33001, 1, text.failure(1, 'anna', '80004005', '')),
      sync(
        6329,
        4,
        trace.line('Failed to acquire user information: 0x6ba', '80004005').replaceAll('80004005', '800706ba'),
      ),
    ];
    expect(causesOf(records)[0]).toEqual(['domain-controller-unreachable', 'possible']);
  });
});
