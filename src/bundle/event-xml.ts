import type { EventRecord } from '../model/record';

/**
 * Records as event XML, in the way of Event Viewer's export: whatever form they came in, the excerpt is one that Windows'
 * own tools, and aadclog, read. What the record does not hold (task, keywords, process) is not made up.
 */
export function* eventXml(records: Iterable<EventRecord>): Generator<string> {
  yield '\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>';
  for (const record of records) yield event(record);
  yield '</Events>';
}

const NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event';

function event({ ref, provider, sourceName, eventId, time, level, data, message }: EventRecord): string {
  const source = sourceName === null || sourceName === provider ? '' : ` EventSourceName='${attribute(sourceName)}'`;
  const system = [
    `<Provider Name='${attribute(provider)}'${source}/>`,
    `<EventID>${eventId}</EventID>`,
    ...(level === null ? [] : [`<Level>${level}</Level>`]),
    ...(time === null ? [] : [`<TimeCreated SystemTime='${attribute(time)}'/>`]),
    ...(ref.recordId === '' ? [] : [`<EventRecordID>${text(ref.recordId)}</EventRecordID>`]),
    ...(ref.channel === '' ? [] : [`<Channel>${text(ref.channel)}</Channel>`]),
    `<Computer>${text(ref.computer)}</Computer>`,
  ].join('');
  const strings = data.map((one) => `<Data>${text(one)}</Data>`).join('');
  const rendered = message === null ? '' : `<RenderingInfo><Message>${text(message)}</Message></RenderingInfo>`;
  return `<Event xmlns='${NAMESPACE}'><System>${system}</System><EventData>${strings}</EventData>${rendered}</Event>`;
}

/** What XML 1.0 cannot hold; readers show it as this too. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;' };
/** XML may hold these as they are; but a terminal or an editor that shows the file would obey them. */
const ACTING = /[\r\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const reference = (character: string): string => `&#${character.charCodeAt(0)};`;

const text = (plain: string): string =>
  plain
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>]/g, (character) => ENTITIES[character]!)
    .replace(ACTING, reference);

/** Line ends and tabs in an attribute would become blanks. */
const attribute = (plain: string): string =>
  text(plain)
    .replace(/'/g, ENTITIES["'"]!)
    .replace(/[\n\t]/g, reference);
