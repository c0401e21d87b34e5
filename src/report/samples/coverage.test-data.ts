import type { Coverage } from '../../model/report';
import { at, file } from './flow.test-data';

type Log = Coverage['logs'][number];

const jumps = (n: number): Log['restarts'] =>
  Array.from({ length: n }, (_, i) => ({
    fromRecordId: String(5200 + i),
    toRecordId: String(1 + i),
    fromTime: at(i + 1),
    toTime: at(i),
  }));

const log = (span: { firstEvent: string; lastEvent: string }, given: Partial<Log>): Log => ({
  computer: 'AADC01.corp.contoso.com',
  channel: 'Application',
  events: 91_234,
  ...span,
  hours: 31.5,
  eventsPerHour: 2_896,
  fromRecordId: '4001',
  toRecordId: '95234',
  filtered: false,
  olderMissing: null,
  gaps: 1,
  restarts: [],
  clockSteps: [],
  weekBytes: 411 * 1_048_576,
  defaultSizeHours: 8.2,
  ...given,
});

export const coverage = (span: { firstEvent: string; lastEvent: string }): Coverage => ({
  files: [
    {
      name: file,
      format: 'event-xml',
      encoding: 'utf-16le',
      bytes: 48_123_456,
      events: 91_234,
      selected: 1_204,
      duplicates: 31,
      problems: 103,
      ...span,
    },
    {
      name: 'rest.evtx',
      format: 'unknown',
      encoding: null,
      bytes: 69_632,
      events: 0,
      selected: 0,
      duplicates: 0,
      problems: 1,
      firstEvent: null,
      lastEvent: null,
    },
  ],
  events: 91_234,
  selected: 1_204,
  duplicates: 31,
  problems: [
    { file, offset: 1_048_576, reason: 'event-truncated', detail: null },
    { file: 'rest.evtx', offset: 0, reason: 'evtx', detail: null },
  ],
  problemCount: 104,
  gaps: [
    {
      computer: 'AADC01.corp.contoso.com',
      channel: 'Application',
      fromRecordId: '5101',
      toRecordId: '5160',
      fromTime: at(3),
      toTime: at(4),
    },
  ],
  logs: [
    log(span, {
      olderMissing: true,
      restarts: jumps(6),
      clockSteps: jumps(7).map((jump) => ({ ...jump, backMs: 421_000 })),
    }),
    log(span, {
      channel: 'Filtered',
      filtered: true,
      restarts: jumps(7),
      clockSteps: jumps(6).map((jump) => ({ ...jump, backMs: 61_000 })),
    }),
    log(span, {
      channel: 'Short',
      eventsPerHour: null,
      weekBytes: null,
      defaultSizeHours: null,
      fromRecordId: null,
      toRecordId: null,
    }),
  ],
  missing: ['no-service-events', 'domain-controller-log'],
  notes: [{ file, kind: 'declared-encoding-wrong', detail: 'utf-16le' }],
});
