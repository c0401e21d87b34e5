import type { EventRecord } from '../model/record';
import { classified, extentsOf, sync } from '../testing/log-builder';
import { type Selection, compareEvents, correlate, narrow } from '../correlate';
import { type Diagnosis, diagnose } from './diagnose';
import { attempt, denied, refused, service, theCatalog } from './attempts.test-data';

describe('a part of the log is judged by the whole of it', () => {
  function part(records: EventRecord[], selection: Selection): Diagnosis {
    const logs = extentsOf(records);
    const events = classified(records, theCatalog()).sort(compareEvents);
    const whole = correlate(events, theCatalog(), logs);
    return diagnose(narrow(whole, selection), { events, logs, gaps: [], whole }, theCatalog(), 'en');
  }
  const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 30, 10) + seconds * 1000).toISOString();

  test('one user: that others succeed still speaks', () => {
    const records = [...denied('anna', 0), ...attempt('bo', 9)];
    const { findings, flows } = part(records, { user: 'anna@contoso.com' });
    expect(flows).toHaveLength(1);
    expect(findings[0]!.competing.map(({ id: cause }) => cause)).toContain('inheritance-disabled');
    expect(findings[0]!.ongoing).toBeNull();
  });

  test('one user: the feature is switched off all the same', () => {
    const records = [...attempt('anna', 0), ...attempt('bo', 9), service(31012, 20), service(31013, 21)];
    expect(part(records, { user: 'anna@contoso.com' }).verdict.status).toBe('disabled');
  });

  test('a window in which some were hit: those whom it hides were hit too', () => {
    const records = [...denied('anna', 0), ...denied('bo', 60), ...denied('cia', 120)];
    expect(part(records, { from: at(50) }).findings[0]!.scope).toMatchObject({ pattern: 'all-users', users: 2 });
    const spared = [...records, ...attempt('dan', 180)];
    expect(part(spared, { from: at(50), to: at(130) }).findings[0]!.scope.pattern).toBe('some-users');
  });

  test('a window after the stop: the service is down in it', () => {
    const records = [...attempt('anna', 0), service(31016, 60), sync(405, 900, 'x')];
    const { verdict, incidents } = part(records, { from: at(600) });
    expect(incidents).toMatchObject([{ kind: 'service-stopped', to: null }]);
    expect(verdict.status).toBe('down');
  });

  test('a window that ends within a stop: the log knows that it came up again', () => {
    const records = [...attempt('anna', 0), service(31016, 60), service(31015, 90)];
    const { verdict, findings } = part(records, { to: at(70) });
    expect(findings.map(({ rule }) => rule)).not.toContain('service-not-running');
    expect(verdict.status).toBe('working');
  });

  test('a window with one of an episode’s attempts: all of them are counted', () => {
    const records = [...refused('anna', 0), ...refused('anna', 60), ...attempt('anna', 120)];
    const { episodes } = part(records, { from: at(100) });
    expect(episodes).toMatchObject([{ outcome: 'succeeded', attempts: 3, flows: ['flow-3'] }]);
  });
});
