import type { EventRecord, LogSource } from '../model/record';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const eventXml = ({ ref, provider, eventId, time, level, data }: EventRecord): string =>
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="${provider}"/>` +
  `<EventID>${eventId}</EventID><Level>${level}</Level><TimeCreated SystemTime="${time}"/>` +
  `<EventRecordID>${ref.recordId}</EventRecordID><Channel>${ref.channel}</Channel><Computer>${ref.computer}</Computer>` +
  `</System><EventData>${data.map((item) => `<Data>${escaped(item)}</Data>`).join('')}</EventData></Event>`;

/** For tests: records as a log in Event XML, in their order, in pieces of some hundred. */
export const logOf = (name: string, records: readonly EventRecord[]): LogSource => ({
  name,
  size: null,
  async *open() {
    yield Buffer.from('<Events>');
    for (let at = 0; at < records.length; at += 300)
      yield Buffer.from(
        records
          .slice(at, at + 300)
          .map(eventXml)
          .join('\n'),
      );
    yield Buffer.from('</Events>');
  },
});
