import type { EventRecord } from '../../model/record';
import { found, hashes, HOUR } from './incident-log.test-data';

describe('password hash synchronisation', () => {
  const failure = (minute: number, domain = 'contoso.com'): EventRecord =>
    hashes(611, minute, `Password synchronization failed for domain: ${domain}. RPC Error 8453 : Access was denied.`);
  found([
    ['a domain fails', () => [failure(0)], ['phs-domain-failure contoso.com 0-']],
    [
      'two domains fail',
      () => [failure(0), failure(1, 'fabrikam.com')],
      ['phs-domain-failure contoso.com 0-', 'phs-domain-failure fabrikam.com 1-'],
    ],
    ['again and again is one', () => [0, 2, 4].map((at) => failure(at)), ['phs-domain-failure contoso.com 0-']],
    [
      'over after a success when the failure would have come again',
      () => [failure(0), hashes(651, 30)],
      ['phs-domain-failure contoso.com 0-30'],
    ],
    [
      'a success of perhaps another domain at once',
      () => [failure(0), hashes(651, 1)],
      ['phs-domain-failure contoso.com 0-'],
    ],
    ['a batch is refused', () => [hashes(652, 0), hashes(651, 5)], ['phs-batch-failure 0-5']],
    ['the ping is refused', () => [hashes(655, 0)], ['phs-batch-failure 0-']],
    [
      'one object is refused inside an Information event',
      () => [hashes(657, 0, 'DN : CN=Anna, Result : Failed.'), hashes(657, 9, 'DN : CN=Bo, Result : Success.')],
      ['phs-batch-failure 0-9'],
    ],
    ['no heartbeat for three hours', () => [hashes(654, 0), hashes(654, 181)], ['phs-heartbeat-gap 0-181']],
    ['no heartbeat until the log ends', () => [hashes(654, 0)], ['phs-heartbeat-gap 0-'], 4 * HOUR],
    ['near miss: under three hours', () => [hashes(654, 0), hashes(654, 179)], []],
    ['near miss: hashes went through', () => [hashes(654, 0), hashes(651, 90), hashes(654, 200)], []],
    ['near miss: the log has no ping', () => [hashes(651, 0), hashes(651, 400)], []],
    ['near miss: every object went through', () => [hashes(657, 0, 'DN : CN=Anna, Result : Success.')], []],
  ]);
});
