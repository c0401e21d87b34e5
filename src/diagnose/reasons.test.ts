import type { EventRecord } from '../model/record';
import { prs, sync, trace } from '../testing/log-builder';
import { attempt, denied, first, judged, service } from './attempts.test-data';

describe('reasons', () => {
  const reasons = (records: EventRecord[]): string[] =>
    first(records).reasons.map(({ id: reason, speaks }) => `${speaks} ${reason}`);
  test.each<[string, EventRecord[], string, boolean]>([
    ['rights that nobody has', [...denied('anna', 0), ...denied('bo', 9)], 'for nobody-succeeds', true],
    [
      'near miss: each had them in between',
      [...denied('anna', 0), ...attempt('bo', 9), ...denied('bo', 19)],
      'for nobody-succeeds',
      false,
    ],
    [
      'a reset alone fails',
      [...denied('anna', 0), ...attempt('anna', 9, { change: true })],
      'for only-operation',
      true,
    ],
    [
      'the same user got through in between',
      [...denied('anna', 0), ...attempt('anna', 9), ...denied('anna', 19)],
      'against same-user-succeeded',
      true,
    ],
    [
      'near miss: got through once it was mended',
      [...denied('anna', 0), ...attempt('anna', 9)],
      'against same-user-succeeded',
      false,
    ],
    ['one case, and not certain', denied('anna', 0), 'against single-case', true],
    ['near miss: two cases', [...denied('anna', 0), ...denied('anna', 9)], 'against single-case', false],
  ])('%s', (_, records, reason, holds) => {
    expect(reasons(records).includes(reason)).toBe(holds);
  });
});

test.each<[string, EventRecord[], string, boolean]>([
  ['only one provider was exported', denied('anna', 0), 'only-one-provider', true],
  ['near miss: the engine is there', [...denied('anna', 0), sync(405, 5, 'x')], 'only-one-provider', false],
  ['the engine is there without its trace', [...denied('anna', 0), sync(405, 5, 'x')], 'no-engine-trace', true],
  [
    'near miss: with its trace',
    [...denied('anna', 0), sync(6329, 1, trace.code('80230626'))],
    'no-engine-trace',
    false,
  ],
  ['texts are lost', [prs(32002, 0, '')], 'no-rendering-info', true],
  ['near miss: texts are there', [service(32002, 0)], 'no-rendering-info', false],
  ['an end without its start', denied('anna', 0).slice(1), 'starts-before-log', true],
  ['near miss: whole attempts', denied('anna', 0), 'starts-before-log', false],
  ['a start at the end of the log', denied('anna', 0).slice(0, 1), 'ends-after-log', true],
  ['a domain controller’s log would tell whether it heard of it', denied('anna', 0), 'domain-controller-log', true],
  [
    'near miss: no domain controller was asked for a user that is not found',
    attempt('anna', 0, { code: 33002, hr: '80230405' }),
    'domain-controller-log',
    false,
  ],
])('missing evidence: %s', (_, records, missing, isMissing) => {
  expect(judged(records).missing.includes(missing)).toBe(isMissing);
});
