import type { EventRecord } from '../model/record';
import type { Finding } from '../model/report';
import { sync, trace } from '../testing/log-builder';
import { attempt, denied, first, judged, service } from './attempts.test-data';

describe('scope: whom it hits', () => {
  test.each<[string, EventRecord[], Partial<Finding['scope']>]>([
    ['one user', [...denied('anna', 0), ...attempt('bo', 9)], { pattern: 'one-user', limitedTo: [] }],
    ['some users', [...denied('anna', 0), ...denied('bo', 9), ...attempt('cia', 19)], { pattern: 'some-users' }],
    ['all users', [...denied('anna', 0), ...denied('bo', 9)], { pattern: 'all-users' }],
    [
      'all users since a moment',
      [...attempt('anna', 0), ...attempt('cia', 9), ...denied('anna', 19), ...denied('bo', 29)],
      { pattern: 'all-users' },
    ],
    [
      'all users, until it was mended and others got through too',
      [...denied('anna', 0), ...denied('bo', 9), ...attempt('anna', 60), ...attempt('cia', 70)],
      { pattern: 'all-users' },
    ],
    [
      'near miss: everybody now and then',
      [...denied('anna', 0), ...attempt('anna', 9), ...denied('bo', 19), ...denied('anna', 29)],
      { pattern: 'some-users' },
    ],
    [
      'near miss: switching on is nobody’s success',
      [...denied('anna', 0), ...denied('bo', 9), service(31004, 20), service(31005, 21)],
      { pattern: 'all-users', limitedTo: [] },
    ],
    [
      'one operation: the reset fails, the change works',
      [...denied('anna', 0), ...attempt('anna', 9, { change: true })],
      { operations: ['reset'], limitedTo: ['operation'] },
    ],
    [
      'near miss: another user’s change proves nothing for one',
      [...denied('anna', 0), ...attempt('bo', 9, { change: true })],
      { limitedTo: [] },
    ],
    [
      'one domain',
      [
        ...denied('anna', 0, { domain: 'north.test' }),
        ...denied('bo', 9, { domain: 'north.test' }),
        ...attempt('cia', 19, { domain: 'south.test' }),
      ],
      { domains: ['north.test'], limitedTo: ['domain'] },
    ],
    [
      'a trace without its attempt: some user',
      [sync(6329, 0, trace.code('80230626'))],
      { pattern: 'one-user', users: 0 },
    ],
    [
      'two of them: nobody knows how many',
      [sync(6329, 0, trace.code('80230626')), sync(6329, 60, trace.code('80230626'))],
      { pattern: 'some-users', users: 0 },
    ],
    ['the service', [service(32002, 0)], { pattern: 'service', users: 0 }],
  ])('%s', (_, records, scope) => {
    expect(first(records).scope).toMatchObject(scope);
  });

  test('one connector account of several', () => {
    const by = (account: string, at: number): EventRecord =>
      sync(405, at, `UserName=${account}, DomainName=contoso.com`);
    const sam = (at: number): EventRecord =>
      sync(
        6329,
        at,
        trace.line('Failed to acquire user information: NORTH\\MSOL_1. Error Code: ERROR_ACCESS_DENIED', '80004005'),
      );
    const records = [by('MSOL_1', 0), by('MSOL_2', 1), ...denied('anna', 10), sam(11), ...denied('bo', 20), sam(21)];
    expect(first(records).scope).toMatchObject({
      connectorAccounts: ['NORTH\\MSOL_1'],
      limitedTo: ['connector-account'],
    });
  });
});

test('what hits everybody stands before what is surer and hit one', () => {
  const missing = attempt('dan', 0, { code: 33002, hr: '80230405' });
  const causes = judged([...missing, ...attempt('anna', 9), ...denied('anna', 60), ...denied('bo', 120)]).findings.map(
    ({ cause, scope }) => [cause, scope.pattern],
  );
  expect(causes).toEqual([
    ['connector-account-permission-missing', 'all-users'],
    ['user-not-found', 'one-user'],
  ]);
});
