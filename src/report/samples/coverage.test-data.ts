import type { Coverage } from '../../model/report';
import { at, file } from './flow.test-data';

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
  missing: ['no-service-events', 'domain-controller-log'],
  notes: [{ file, kind: 'declared-encoding-wrong', detail: 'utf-16le' }],
});
