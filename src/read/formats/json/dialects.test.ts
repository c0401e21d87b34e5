import type { EventRecord } from '../../../model/record';
import { eventText } from '../../testing/event-text';
import { everything, readAll } from '../../testing/read-all';
import { expected, json, notes, one, winEvent } from './events.test-data';

test.each<[string, object, Partial<EventRecord>]>([
  ['a time of Windows PowerShell', { TimeCreated: '/Date(1767323045123)/' }, { time: '2026-01-02T03:04:05.123Z' }],
  ['whole seconds', { TimeCreated: '/Date(1767323045000)/' }, { time: '2026-01-02T03:04:05Z' }],
  [
    'a time with members of its own',
    { TimeCreated: { value: '/Date(1767323045123)/', DisplayHint: 2 } },
    { time: '2026-01-02T03:04:05.123Z' },
  ],
  ['an offset', { TimeCreated: '2026-01-02T04:04:05.1234567+01:00' }, { time: '2026-01-02T03:04:05.1234567Z' }],
  ['strings that were not reached', { Properties: ['System.Diagnostics.Eventing.Reader.EventProperty'] }, { data: [] }],
  ['a wrapped list', { Properties: { value: [{ Value: 'x' }], Count: 1 } }, { data: ['x'] }],
  [
    'numbers and bytes among the strings',
    { Properties: [{ Value: 5 }, { Value: null }, { Value: [1, 2] }] },
    { data: ['5', ''] },
  ],
  ['no level but its word', { Level: undefined, LevelDisplayName: 'Warning' }, { level: 3 }],
  ['characters that are not XML', { Message: 'a\u0003b\ud800' }, { message: 'a\ufffdb\ufffd' }],
  ['an empty message', { Message: '' }, { message: null }],
])('Get-WinEvent: %s', async (_, more, found) => {
  expect(await one(winEvent(1, more))).toMatchObject(found);
});

const classic = {
  System: {
    EventID: { '#attributes': { Qualifiers: 0 }, '#text': 33004 },
    Level: 2,
    EventRecordID: 1,
    Channel: 'Application',
    Computer: 'SRV01',
  },
};
test.each<[string, object]>([
  [
    'evtx_dump',
    {
      Event: {
        ...classic,
        System: {
          ...classic.System,
          Provider: { '#attributes': { Name: 'PasswordResetService' } },
          TimeCreated: { '#attributes': { SystemTime: expected.time } },
        },
        EventData: { Data: { '#text': ['a\nb', ''] } },
      },
    },
  ],
  [
    'evtx_dump of a forwarded event',
    {
      Event: {
        System: {
          ...classic.System,
          EventID: '33004',
          Level: '2',
          EventRecordID: '1',
          Provider: { '#attributes': { Name: 'PasswordResetService' } },
          TimeCreated: { '#attributes': { SystemTime: expected.time } },
        },
        EventData: { First: 'a\nb', Second: '' },
      },
    },
  ],
  [
    'evtx_dump with attributes apart',
    {
      Event_attributes: { xmlns: 'x' },
      Event: {
        System: {
          ...classic.System,
          Provider_attributes: { Name: 'PasswordResetService' },
          EventID_attributes: { Qualifiers: 0 },
          EventID: 33004,
          TimeCreated_attributes: { SystemTime: expected.time },
        },
        EventData: { Data: ['a\nb', ''] },
      },
    },
  ],
  [
    'EvtxECmd, all of an event',
    {
      Event: {
        System: {
          ...classic.System,
          Provider: { '@Name': 'PasswordResetService' },
          EventID: { '@Qualifiers': '0', '#text': '33004' },
          TimeCreated: { '@SystemTime': '2026-01-02 03:04:05.1234567' },
        },
        EventData: { Data: [{ '@Name': 'x', '#text': 'a\nb' }, { '@Name': 'y' }] },
      },
    },
  ],
  [
    'EvtxECmd',
    {
      EventId: 33004,
      Provider: 'PasswordResetService',
      EventRecordId: '1',
      Channel: 'Application',
      Computer: 'SRV01',
      Level: 'Error',
      TimeCreated: '2026-01-02T03:04:05.1234567+00:00',
      Payload: json({ EventData: { Data: [{ '@Name': 'x', '#text': 'a\nb' }, { '@Name': 'y' }] } }),
    },
  ],
  [
    'winlogbeat',
    {
      '@timestamp': expected.time,
      log: { level: 'error' },
      winlog: {
        provider_name: 'PasswordResetService',
        event_id: '33004',
        record_id: 1,
        computer_name: 'SRV01',
        channel: 'Application',
        event_data: { param2: '', Binary: '00', param1: 'a\nb' },
      },
    },
  ],
  [
    'winlogbeat before version 7',
    {
      '@timestamp': expected.time,
      level: 'Error',
      source_name: 'PasswordResetService',
      event_id: 33004,
      record_number: '1',
      computer_name: 'SRV01',
      log_name: 'Application',
      event_data: { param1: 'a\nb', param2: '' },
    },
  ],
  [
    'winlogbeat with the original',
    {
      '@timestamp': '2026-01-02T03:04:05.123Z',
      event: { code: '33004', provider: 'PasswordResetService', original: eventText({ data: ['a\r\nb', ''] }) },
    },
  ],
  [
    'a hit of Kibana',
    {
      _index: 'w',
      fields: {
        '@timestamp': [expected.time],
        'log.level': ['error'],
        'winlog.provider_name': ['PasswordResetService'],
        'winlog.event_id': ['33004'],
        'winlog.event_id.keyword': ['33004'],
        'winlog.record_id': [1],
        'winlog.computer_name': ['SRV01'],
        'winlog.channel': ['Application'],
        'winlog.event_data.param1': ['a\nb'],
        'winlog.event_data.param2': [''],
        'winlog.event_data.param1.keyword': ['a\nb'],
      },
    },
  ],
  [
    'Azure Monitor, table WindowsEvent',
    {
      TimeGenerated: expected.time,
      Provider: 'PasswordResetService',
      EventID: 33004,
      Channel: 'Application',
      Computer: 'SRV01',
      EventLevelName: 'Error',
      EventRecordId: '1',
      EventData: { Data1: 'a\nb', Data2: '' },
    },
  ],
])('%s', async (_, object) => {
  expect(await one(object)).toEqual({ ...expected, message: null });
});

test('Get-EventLog', async () => {
  const object = {
    MachineName: 'SRV01',
    Index: 1,
    EventID: 33004,
    EntryType: 1,
    Source: 'PasswordResetService',
    InstanceId: 3221258476,
    ReplacementStrings: ['a\r\nb', ''],
    TimeGenerated: '/Date(1767323045000)/',
    Message: 'm',
  };
  const record = { ...expected, ref: { ...expected.ref, channel: '' }, time: '2026-01-02T03:04:05Z' };
  expect(await one(object)).toEqual(record);
  expect(await one({ ...object, EventID: undefined })).toEqual(record);
});

test('the computer that wrote a forwarded event counts, not the collector', async () => {
  const winlog = { provider_name: 'P', event_id: 1, computer_name: 'ORIGIN' };
  const { ref } = await one({ '@timestamp': expected.time, winlog, host: { name: 'COLLECTOR' } });
  expect(ref.computer).toBe('ORIGIN');
});

test('times without a zone are those of the exporting machine', async () => {
  const text = json(winEvent(1, { TimeCreated: '2026-07-02 03:04:05' }));
  const assumed = await readAll(text);
  expect(assumed.records[0]!.time).toBe('2026-07-02T03:04:05Z');
  expect(notes(assumed)).toEqual(['form-lost fraction', 'time-zone-assumed UTC']);
  const told = await readAll(text, { ...everything, timeZone: 'Europe/Stockholm' });
  expect(told.records[0]!.time).toBe('2026-07-02T01:04:05Z');
  expect(notes(told)).toContain('time-zone-assumed Europe/Stockholm');
  const autumn = json(winEvent(1, { TimeCreated: '2026-10-25 02:04:05' }));
  const twice = await readAll(autumn, { ...everything, timeZone: 'Europe/Stockholm' });
  expect(notes(twice)).toContain('time-shown-twice 1');
});

test('what no event has is told', async () => {
  const { Id, ProviderName, TimeCreated, Message } = winEvent(1) as Record<string, unknown>;
  const whole = await readAll(json({ Id, ProviderName, TimeCreated, Message }));
  expect(notes(whole).sort()).toEqual(
    ['channel', 'computer', 'data-boundaries', 'level', 'record-id'].map((part) => `form-lost ${part}`),
  );
  expect(whole.reading.activity).toMatchObject([{ computer: '', channel: '', events: 1, last: TimeCreated }]);
});
