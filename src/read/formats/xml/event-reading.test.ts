import { readAll } from '../../testing/read-all';
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
