import type { EventRecord } from '../model/record';
import { anchor, prs, record, sync, text, trace } from '../testing/log-builder';
import { attempt, denied, first, next, refused, service, unreachable } from './attempts.test-data';

const orphan = (at: number, user: string | null = null, hr = '80230626'): EventRecord =>
  sync(6329, at, `${trace.code(hr)}${user === null ? '' : `\nAAD anchor = ${anchor(user)}`}`);

const hashes = (code: number, at: number): EventRecord =>
  record('Directory Synchronization', code, at, 'RPC Error 8453 : Replication access was denied. domain: contoso.com');

const undecrypted = [prs(31001, 0, text.start(900, 'anna')), prs(32004, 1, text.service(900, 'DecryptionError'))];

describe('ongoing', () => {
  test.each<[string, EventRecord[], boolean | null]>([
    ['no heartbeat shows that a domain controller answers', [...unreachable('anna', 0), service(31019, 60)], true],
    ['a success in the same domain does', [...unreachable('anna', 0), ...attempt('bo', 60)], false],
    ['and so does a refusal that is the user’s own', [...unreachable('anna', 0), ...refused('bo', 60)], false],
    [
      'one in another domain tells nothing',
      [...unreachable('anna', 0, { domain: 'north.test' }), ...attempt('bo', 60)],
      null,
    ],
    [
      'an error that nobody knows: a success of another tells nothing',
      [...unreachable('anna', 0, { hr: '80231abc' }), ...attempt('bo', 60)],
      null,
    ],
    ['his own does', [...unreachable('anna', 0, { hr: '80231abc' }), ...attempt('anna', 60)], false],
    ['keys: whoever gets through proves them', [...undecrypted, ...attempt('bo', 60)], false],
    [
      'a forest that was added later: another one proves nothing of it',
      [...attempt('anna', 0, { code: 33009, hr: '8023061f', domain: 'north.test' }), ...attempt('bo', 60)],
      null,
    ],
    ['one of the same does', [...attempt('anna', 0, { code: 33009, hr: '8023061f' }), ...attempt('bo', 60)], false],
    ['rights: another operation tells nothing', [...denied('anna', 0), ...attempt('anna', 9, { change: true })], null],
    [
      'a fault of each user’s own object lasts until each got through',
      [
        ...attempt('anna', 0, { code: 33002, hr: '80230405' }),
        ...attempt('bo', 9, { code: 33002, hr: '80230405' }),
        ...attempt('bo', 19),
      ],
      null,
    ],
    ['the relay: a heartbeat shows that it is over', [service(32002, 0), service(31019, 300)], false],
    ['hash synchronisation of a domain: a ping at once may be of another', [hashes(611, 0), hashes(654, 60)], true],
    ['a ping when it would have failed again is not', [hashes(611, 0), hashes(654, 1800)], false],
    [
      'health reports: the relay’s heartbeat does not send them',
      [service(32015, 0), service(32015, 300), service(31019, 360)],
      true,
    ],
    [
      'the relay: no heartbeat where it is refused again after each',
      [service(32002, 0), service(31019, 60), service(32002, 120), service(32002, 240), service(31019, 300)],
      true,
    ],
    ['that they stay away does', [service(32015, 0), service(32015, 300), service(31019, 1260)], false],
    ['the relay: silence does not', [service(32002, 0), record('ADSync', 405, 300, 'x')], true],
    [
      'a set-up that failed: switched on since',
      [service(31004, 0), service(32009, 1), service(31004, 60), service(31005, 61)],
      false,
    ],
    ['a set-up that failed: only tried again', [service(31004, 0), service(32009, 1), service(31004, 60)], true],
    ['failed again after a success', [...denied('anna', 0), ...attempt('anna', 9), ...denied('anna', 19)], true],
    [
      'rights in a trace without its attempt: no heartbeat shows that they are there',
      [orphan(0), service(31019, 60)],
      true,
    ],
    ['and whose it was nobody knows, when others succeed', [orphan(0), ...attempt('bo', 60)], null],
    ['unless the trace names him', [orphan(0, 'bo'), ...attempt('bo', 60)], false],
    ['near miss: it names another', [orphan(0, 'anna'), ...attempt('bo', 60)], null],
    ['a trace of a domain controller that answers since', [orphan(0, null, '80230818'), ...attempt('bo', 60)], false],
  ])('%s', (_, records, ongoing) => {
    expect(first(records, 60).ongoing).toBe(ongoing);
  });

  test('an attempt that nobody answered is over when somebody is answered, not when the heart beats', () => {
    const open = prs(31001, 0, text.start(next(), 'anna'));
    expect(first([open, service(31019, 900)])).toMatchObject({ rule: 'unfinished-attempts', ongoing: true });
    expect(first([open, ...attempt('bo', 900)])).toMatchObject({ rule: 'unfinished-attempts', ongoing: false });
  });
});
