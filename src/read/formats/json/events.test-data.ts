import type { EventRecord } from '../../../model/record';
import { everything, readAll, type Whole } from '../../testing/read-all';

/** An event as Get-WinEvent gives it, and the record that it is. */
export const winEvent = (id: number, more: object = {}): object => ({
  Id: 33004,
  Level: 2,
  RecordId: id,
  ProviderName: 'PasswordResetService',
  LogName: 'Application',
  MachineName: 'SRV01',
  TimeCreated: '2026-01-02T03:04:05.1234567Z',
  Properties: [{ Value: 'a\r\nb' }, { Value: '' }],
  Message: 'm',
  ...more,
});
export const expected: EventRecord = {
  ref: { file: 'a.xml', recordId: '1', computer: 'SRV01', channel: 'Application' },
  provider: 'PasswordResetService',
  sourceName: null,
  eventId: 33004,
  time: '2026-01-02T03:04:05.1234567Z',
  level: 2,
  data: ['a\nb', ''],
  message: 'm',
};
export const json = (value: unknown): string => JSON.stringify(value);
export const pretty = (value: unknown): string => JSON.stringify(value, null, 4).replace(/\n/g, '\r\n');
export const ids = ({ records }: Whole): string[] => records.map(({ ref }) => ref.recordId);
export const notes = ({ reading }: Whole): string[] => reading.notes.map(({ kind, detail }) => `${kind} ${detail}`);
export const one = async (object: object, options = everything): Promise<EventRecord> => {
  const { records, problems } = await readAll(json(object), options);
  expect(problems).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0]!;
};
