import { eventText } from '../../testing/event-text';
import { everything, readAll, readInWindows } from '../../testing/read-all';
import { readEvent } from './event-record';

test('tags that do not match are told, and the event is read all the same', () => {
  const complaints: string[] = [];
  const slice = `<Event><System><Provider Name='ADSync'/><EventID>6329</EventID><Level>2</Livel></System></Event>`;
  const record = readEvent('a.xml', slice, { count: 0 }, (complaint) => complaints.push(complaint));
  expect(record.eventId).toBe(6329);
  expect(complaints).toHaveLength(1);
});

test.each([
  ['plain', `<Computer>SRV1</Computer>`],
  ['with a reference in a name', `<Computer>S&amp;V</Computer>`],
  ['with a name that is not ASCII', `<Computer>Büro</Computer>`],
])('an event read behind its head is the event read whole: %s', async (_, computer) => {
  const slice = [
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ADSync'/>`,
    `<EventID Qualifiers='49152'>6329</EventID><Version>0</Version><Level>2</Level><Task>3</Task><Opcode>0</Opcode>`,
    `<Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='2026-01-30T10:00:00.1234567Z'/>`,
    `<EventRecordID>0042</EventRecordID><Correlation/><Execution ProcessID='1' ThreadID='0'/>`,
    `<Channel>Application</Channel>${computer}<Security/></System><EventData><Data>ä &lt;b&gt;\r\nc</Data><Data></Data>`,
    `</EventData><RenderingInfo Culture='de-DE'><Message>m&#13;&#10;n</Message></RenderingInfo></Event>`,
  ].join('');
  const { records } = await readAll(Buffer.from(slice));
  expect(records).toEqual([readEvent('a.xml', slice, { count: 0 })]);
  expect(records[0]).toMatchObject({ eventId: 6329, level: 2, ref: { recordId: '42' } });
});

test('an event that does not fit into a window says all that it says, wherever it began', async () => {
  const data = 'x'.repeat(6000);
  const event = eventText({ data: [data], message: 'm' });
  const body = event.indexOf('<EventData>');
  const behind = event.indexOf('<RenderingInfo');
  for (const before of [1, behind - body, event.length - body]) {
    const { records } = await readInWindows(' '.repeat(before) + event, before + event.length - 10, everything);
    expect([before, records]).toMatchObject([before, [{ data: [data], message: 'm' }]]);
  }
});

test.each([true, false])('a long head says the same wherever a window ends, skimmed: %s', async (skim) => {
  const wanted = { wanted: (name: string) => name === 'ADSync' };
  const events = Array.from({ length: 12 }, (_, i) => {
    const provider = `Name='${'x'.repeat(3300 + i * 60)}' Guid=${i % 2 ? "'" : "'{1}'"}`;
    return eventText({ id: i + 1, provider });
  });
  const whole = await readInWindows(events.join(''), 1 << 20, wanted, false);
  expect(whole.problems.length).toBeGreaterThan(0);
  for (const size of [1, 100, 4096, 4100, 4200, 5000])
    expect(await readInWindows(events.join(''), size, wanted, skim)).toEqual(whole);
});
