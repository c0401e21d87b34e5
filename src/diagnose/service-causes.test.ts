import type { Catalog } from '../model/catalog';
import { diagnosed, prs, record, sync, testCatalog, text } from '../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const relay = (words: string): [string, string][] =>
  diagnosed([prs(32002, 0, text.service(1, words))], catalog).findings.map(({ cause, rule, confidence }) => [
    cause ?? rule ?? '',
    confidence,
  ]);

describe('what .NET says of a connection', () => {
  test.each<[string, string, string, string]>([
    [
      'no trust, without the inner exception',
      'The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.',
      'certificate-untrusted',
      'likely',
    ],
    [
      'the same in German',
      'Für den geschützten SSL/TLS-Kanal konnte keine Vertrauensstellung hergestellt werden.',
      'certificate-untrusted',
      'likely',
    ],
    [
      'the certificate in German',
      'AuthenticationException: Das Remotezertifikat ist laut Validierungsverfahren ungültig.',
      'certificate-untrusted',
      'certain',
    ],
    [
      'the certificate in French',
      "AuthenticationException: Le certificat distant n'est pas valide selon la procédure de validation.",
      'certificate-untrusted',
      'certain',
    ],
    [
      'the certificate in Japanese',
      'AuthenticationException: 検証プロシージャによると、リモート証明書は無効です。',
      'certificate-untrusted',
      'certain',
    ],
    [
      'no trust, in Japanese',
      'SSL/TLS のセキュリティで保護されているチャネルに対する信頼関係を確立できませんでした。',
      'certificate-untrusted',
      'likely',
    ],
    [
      'a chain without a root',
      'A certificate chain could not be built to a trusted root authority.',
      'certificate-untrusted',
      'certain',
    ],
    [
      'no channel',
      'The request was aborted: Could not create SSL/TLS secure channel.',
      'tls-negotiation-failed',
      'certain',
    ],
    [
      'no channel, in German',
      'Es konnte kein geschützter SSL/TLS-Kanal erstellt werden.',
      'tls-negotiation-failed',
      'likely',
    ],
    [
      '407 in quotes',
      "The server returned status code '407' when status code '101' was expected.",
      'proxy-authentication-required',
      'certain',
    ],
  ])('%s', (_, words, cause, confidence) => {
    expect(relay(words)[0]).toEqual([cause, confidence]);
  });

  test.each([
    ['a domain trust is no certificate', 'Die Vertrauensstellung mit der Domäne ist gestört.', 'certificate-untrusted'],
    ['no channel is no certificate', 'Could not create SSL/TLS secure channel.', 'certificate-untrusted'],
    [
      'another status',
      "The server returned status code '502' when status code '101' was expected.",
      'proxy-authentication-required',
    ],
    ['a longer number', "The server returned status code '4070'.", 'proxy-authentication-required'],
  ])('near miss: %s', (_, words, cause) => {
    expect(relay(words).map(([name]) => name)).not.toContain(cause);
  });
});

describe('password hash sync, told by the engine', () => {
  test.each([
    ['not activated', 'An error occurred. Error Code: 90. Error Description: Not active.', 'phs-not-activated'],
    ['credentials', 'The user name or password is incorrect.', 'cloud-credentials-rejected'],
  ])('%s', (_, words, cause) => {
    const told = `The server encountered an unexpected error while processing a password change notification:\n"${words}`;
    const causes = (id: number): (string | null)[] =>
      diagnosed([sync(id, 0, told)], catalog).findings.map((finding) => finding.cause);
    expect(causes(6900)).toContain(cause);
    expect(causes(6801)).not.toContain(cause);
  });
});

test('a domain that refuses the connector account is not the cloud refusing the sync account', () => {
  const told =
    'Password synchronization failed for domain: child.contoso.com. Details: An exception occurred while attempting to locate a domain controller. ---> AuthenticationException: The user name or password is incorrect.';
  const causes = (id: number): (string | null)[] =>
    diagnosed([record('Directory Synchronization', id, 0, told)], catalog).findings.map(({ cause }) => cause);
  expect(causes(611)).toContain('connector-credentials-rejected');
  expect(causes(611)).not.toContain('cloud-credentials-rejected');
  expect(causes(655)).not.toContain('connector-credentials-rejected');
});

test('a domain controller that cannot be found is one that cannot be reached, unless something more precise is said', () => {
  const causes = (words: string): [string | null, string][] =>
    diagnosed([record('Directory Synchronization', 611, 0, words)], catalog).findings.map(({ cause, confidence }) => [
      cause,
      confidence,
    ]);
  const unreachable = 'phs-domain-controller-unreachable';
  const located = 'An exception occurred while attempting to locate a domain controller for domain contoso.com.';
  const connecting = 'There was an error establishing a connection to the directory replication service.';
  expect(causes(located)).toContainEqual([unreachable, 'likely']);
  expect(causes(connecting)).toContainEqual([unreachable, 'possible']);
  expect(causes(`${connecting} RPC Error 8453 : denied`).map(([cause]) => cause)).not.toContain(unreachable);
});
