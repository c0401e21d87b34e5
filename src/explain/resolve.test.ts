import type { Catalog } from '../model/catalog';
import { text as texts } from '../testing/log-builder';
import { answer, ownCatalog } from './answers.test-data';
import { resolveTerms } from './resolve';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await ownCatalog();
});

const resolve = (...terms: string[]) => resolveTerms(terms, catalog, 'en');
const found = (...terms: string[]): string[][] =>
  resolve(...terms).map(({ matches }) => matches.map(({ known }) => known.id));
const causes = (term: string): [string, string][] =>
  resolve(term)[0]!.matches.flatMap(({ known, confidence }) =>
    confidence ? [[known.id, confidence] as [string, string]] : [],
  );

test.each<[string, string[]]>([
  ['33004', ['PasswordResetService/33004']],
  ['Event ID: 33004', ['PasswordResetService/33004']],
  ['ADSync/6329', ['ADSync/6329']],
  ['adsync 6329', ['ADSync/6329']],
  ['directory synchronization/611:', ['Directory Synchronization/611']],
  ['904', ['ADSync/904', 'Directory Synchronization/904']],
  ['0', ['Directory Synchronization/0']],
  ['ADMutliMatchError', ['PasswordResetService/33003']],
  ['“ADMultiMatchError”', ['PasswordResetService/33003']],
  ['HR 8023042', ['80230402']],
  ['0x8023042', ['80230402']],
  ['−2145188314', ['80230626']],
  ['1722', ['800706ba']],
  ['SSPR_0029', ['sspr-0029']],
  ['SSPR-29', ['sspr-0029']],
  ['OnPremisesAdminActionRequired=29', ['sspr-0029']],
  ['29', ['sspr-0029']],
  ['remote_sam_restricted', ['remote-sam-restricted']],
  ['allow-remote-sam', ['allow-remote-sam']],
  ['admin reset', ['admin-reset']],
])('%s is %j', (term, ids) => {
  expect(found(term)).toEqual([ids]);
});

test('terms that mean something only together are one term, others are answered one by one', () => {
  expect(found('HR', '8023042')).toEqual([['80230402']]);
  expect(found('OnPremisesAdminActionRequired', '=', '29')).toEqual([['sspr-0029']]);
  expect(found('Directory', 'Synchronization/611', '33004')).toEqual([
    ['Directory Synchronization/611'],
    ['PasswordResetService/33004'],
  ]);
  expect(found('33004', 'nonsense-of-tomorrow', '33008').map((ids) => ids.length)).toEqual([1, 0, 1]);
});

test('a message that the shell took apart is read as one', () => {
  const [whole, ...others] = resolve('Failed', 'to', 'acquire', 'user', 'information:', '33004');
  expect(whole!.matches.map(({ known }) => known.id)).toContain('domain-controller-unreachable');
  expect(others.map(({ term }) => term)).toEqual(['33004']);
  expect(found('not', 'there', '80230626', 'at', 'all').map((ids) => ids.length)).toEqual([0, 0, 1, 0, 0]);
});

test.each<[string, [string, string][]]>([
  ['Failed to acquire user information: 0x6ba', [['domain-controller-unreachable', 'certain']]],
  [
    'Failed to acquire user information: Contoso\\x. Error Code: ERROR_ACCESS_DENIED',
    [['remote-sam-restricted', 'certain']],
  ],
  ['The server does not contain the LDAP password policy control.', [['password-policy-control-missing', 'certain']]],
  ['RPC Error 8453 : replication access was denied', [['phs-replication-rights-missing', 'likely']]],
  [
    'Could not connect to any service bus endpoint',
    [
      ['service-bus-unreachable', 'certain'],
      ['clock-skew', 'possible'],
    ],
  ],
])('%s speaks for %j, as in a diagnosis', (text, expected) => {
  expect(causes(text)).toEqual(expected);
});

test('a piece that is too short to decide makes causes possible', () => {
  const pieces = causes('Failed to acquire user information');
  expect(pieces).toEqual([
    ['connector-credentials-rejected', 'possible'],
    ['domain-controller-unreachable', 'possible'],
    ['remote-sam-restricted', 'possible'],
    ['user-not-found', 'possible'],
  ]);
});

test('near misses: a word, a text of other programs, an HRESULT of health', () => {
  expect(found('password')).toEqual([[]]);
  expect(found('The print spooler could not open the printer')).toEqual([[]]);
  expect(causes('BAIL: MAUtils.h(59): 0x80070002 (The system cannot find the file specified.)')).toEqual([]);
});

test('a whole event text, with its key or without', () => {
  const message = catalog.hresultByCode.get('80230626')!.text;
  const body = texts.failure(1, 'anna', '80230626').replaceAll('A message, with a comma.', message);
  const without = resolve(body)[0]!.matches.map(({ known }) => known.id);
  expect(without).toEqual(
    expect.arrayContaining(['PasswordResetService/33004', '80230626', 'connector-account-permission-missing']),
  );
  const details = `Log Name:      Application\r\nSource:        PasswordResetService\r\nEvent ID:      33008\r\nDescription:\r\n${texts.failure(1, 'anna', '80230619')}`;
  expect(resolve(details)[0]!.matches.map(({ known }) => known.id)).toEqual([
    'PasswordResetService/33008',
    '80230619',
    'password-policy-violation',
  ]);
  const xml = `<Event><System><Provider Name='ADSync'/><EventID Qualifiers='0'>6329</EventID></System><EventData><Data>x</Data></EventData></Event>`;
  expect(found(xml)).toEqual([['ADSync/6329']]);
  expect(found('Event 31001, PasswordResetService')).toEqual([['PasswordResetService/31001']]);
});

test.each<[string, { provider: string; from: number; to: number; endsAttempt: boolean }[]]>([
  ['31025', [{ provider: 'PasswordResetService', from: 31000, to: 31999, endsAttempt: false }]],
  ['33015', [{ provider: 'PasswordResetService', from: 33000, to: 34999, endsAttempt: true }]],
  ['ADSync/6330', [{ provider: 'ADSync', from: 6000, to: 6999, endsAttempt: false }]],
  ['Foreign/33015', []],
  ['50000', []],
])('unpublished: %s lies in %j', (term, ranges) => {
  expect(resolve(term)[0]).toMatchObject({ matches: [], ranges });
});

test('the same number of another provider is not ours', () => {
  expect(found('Microsoft-Windows-Security/33004')).toEqual([[]]);
});

test.each([
  ['33040', 'PasswordResetService/33004'],
  ['ADPermisionError', 'PasswordResetService/33004'],
  ['80230627', '80230626'],
  ['remote-sam', 'remote-sam-restricted'],
  ['certifcate-untrusted', 'certificate-untrusted'],
  ['inheritance', 'inheritance-disabled'],
])('%s is unknown, and %s is named as near', (term, id) => {
  const [{ matches, nearest }] = resolve(term) as [ReturnType<typeof resolve>[number]];
  expect(matches).toEqual([]);
  expect(nearest.map((known) => known.id)).toContain(id);
  expect(nearest.length).toBeLessThanOrEqual(5);
});

test('what the answers say of unknown codes', () => {
  expect(answer('31025', catalog)).toMatch(/31025: not in the catalog[^]*PasswordResetService's range 31000–31999/);
  expect(answer('31025', catalog, { language: 'sv' })).toMatch(/31025: finns inte[^]*intervallet 31000–31999/);
  expect(answer('0x80070003', catalog)).toContain('error 3 of Windows');
  expect(answer('0x8023ffff', catalog)).toContain("sync engine's own");
  expect(answer('0xc0000001', catalog)).toContain('-1073741823');
  expect(answer('HR 8023042', catalog)).toContain('Documents print 8023042 where they mean 80230402.');
});

test('an entry that is only inferred says so, a documented one does not', () => {
  const { id } = catalog.hresults.find(({ status }) => status === 'inferred')! && {
    id: catalog.hresults.find(({ status }) => status === 'inferred')!.hresult,
  };
  expect(answer(id, catalog)).toContain('This is inferred');
  expect(answer('33004', catalog)).not.toContain('This is inferred');
});

test('published texts and whole remediations come on request', () => {
  expect(answer('33004', catalog)).not.toContain('TrackingId: b16f0c3a');
  expect(answer('33004', catalog, { specimens: true })).toContain('TrackingId: b16f0c3a');
  const brief = answer('sspr-0029', catalog);
  const full = answer('sspr-0029', catalog, { full: true });
  expect(brief).toContain('aadclog explain allow-remote-sam');
  expect(brief).not.toContain('RestrictRemoteSam');
  expect(full).toContain('RestrictRemoteSam');
});
