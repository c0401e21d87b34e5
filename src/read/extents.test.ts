import type { CollectedFacts } from '../model/facts';
import type { LogExtents } from '../model/flow';
import { minuteOf } from '../model/time';
import { extendedTo } from './extents';

const facts = (changed: Partial<CollectedFacts> = {}): CollectedFacts => ({
  file: 'in\\srv\\facts.json',
  collector: 'aadclog',
  computer: 'SRV1',
  collectedAt: '2026-01-30T12:00:00Z',
  since: '2026-01-16T12:00:00Z',
  exports: [{ file: 'Application.xml', log: 'Application', form: 'rendered-xml', unknown: null }],
  facts: [],
  ...changed,
});
const extent = { first: '2026-01-29T10:00:00Z', last: '2026-01-30T10:00:00Z', channels: ['Application'] };
const logs: LogExtents = new Map([['srv1.contoso.com', { ...extent, minutes: new Set([1]) }]]);

test('the log goes on until it was collected, and the server was alive then', () => {
  const longer = extendedTo(logs, facts(), ['in\\srv\\Application.xml']).get('srv1.contoso.com');
  expect(longer).toMatchObject({ ...extent, last: '2026-01-30T12:00:00Z' });
  expect([...longer!.minutes!]).toEqual([1, minuteOf('2026-01-30T12:00:00Z')]);
});

test.each([
  ['of another folder', facts(), ['in\\other\\Application.xml']],
  [
    'that failed',
    facts({ exports: [{ ...facts().exports[0]!, unknown: { reason: 'timed-out', detail: null } }] }),
    ['in/srv/Application.xml'],
  ],
  ['that is older than the log', facts({ collectedAt: '2026-01-30T09:00:00Z' }), ['in/srv/Application.xml']],
])('an export %s proves nothing', (_, given, read) => {
  expect(extendedTo(logs, given, read)).toBe(logs);
});

test('a log without any event is a log that was silent', () => {
  const silent = extendedTo(new Map(), facts(), ['in/srv/Application.xml']).get('SRV1');
  expect(silent).toMatchObject({
    first: '2026-01-16T12:00:00Z',
    last: '2026-01-30T12:00:00Z',
    channels: ['Application'],
  });
});
