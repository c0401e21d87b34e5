import type { EventRecord } from '../../../model/record';
import { canonicalTime } from '../../time-stamp';
import { decodeReferences, replaceForbidden, type Replacements } from './characters';
import { child, leafTexts, MalformedXml, type Element } from './element';
import type { KnownHead } from './known-heads';
import { readBody } from './plain-body';
import { parsePlain } from './plain-parser';
import { irregularity, parseTolerant } from './tolerant-parser';

const RECORD_ID = /^\s*0*(\d+)\s*$/;
const WHOLE_NUMBER = /^\s*\d{1,10}\s*$/;
const HEX_BYTES = /^(?:[\da-fA-F]{4})+$/;

/**
 * Reads one whole `<Event>…</Event>` of the file. Throws MalformedXml when it is no XML, or names no provider or no
 * event id. Characters that XML forbids are replaced and counted.
 * @param irregular told what is wrong with the tags of an event that could be read all the same
 */
export function readEvent(
  file: string,
  slice: string,
  replacements: Replacements,
  irregular: (complaint: string) => void = () => undefined,
): EventRecord {
  const text = replaceForbidden(slice, replacements);
  const plain = parsePlain(text, replacements);
  if (plain) return toRecord(file, plain);
  const record = toRecord(file, parseTolerant(text, replacements));
  const complaint = irregularity(text);
  if (complaint !== null) irregular(complaint);
  return record;
}

/** What stands beside the head. */
export type EventContent = Pick<EventRecord, 'data' | 'message'>;

/** The record of an event whose head has been read already. */
export const recordBehind = (
  file: string,
  { head, place, provider }: KnownHead,
  { data, message }: EventContent,
): EventRecord => ({
  ref: { file, recordId: withoutZeros(head.recordId), computer: place.computer, channel: place.channel },
  provider: provider.name,
  sourceName: provider.sourceName,
  eventId: Number(head.eventId),
  time: head.time,
  level: head.level === '' ? null : Number(head.level),
  data,
  message,
});

/**
 * Reads what follows the head of an event. null where that is not plain; `readEvent` then reads it all.
 * @param rest from behind `</System>` to the end of the event
 */
export function readRest(rest: string, replacements: Replacements): EventContent | null {
  const before = replacements.count;
  const content = readContent(replaceForbidden(rest, replacements), replacements);
  if (!content) replacements.count = before;
  return content;
}

function readContent(rest: string, replacements: Replacements): EventContent | null {
  const body = readBody(rest);
  if (!body) {
    const event = parsePlain(`<Event>${rest}`, replacements);
    return event && contentOf(event);
  }
  const decode = (text: string): string => lineEnds(decodeReferences(text, replacements));
  const data = body.data.map(decode);
  const { message } = body;
  // Windows renders most of our events as their only string. What is replaced in both counts twice.
  const isSame = message === body.data[0] && !message?.includes('&');
  return { data, message: (isSame ? data[0] : decode(message ?? '')) || null };
}

const withoutZeros = (digits: string): string => (digits.startsWith('0') ? digits.replace(/^0+(?=\d)/, '') : digits);

/** What the `System` element of an event says, as it stands there; empty where it says nothing. */
export interface SystemTexts {
  provider: string;
  sourceName: string;
  eventId: string;
  level: string;
  time: string;
  recordId: string;
  channel: string;
  computer: string;
}

/** The record that an `Event` element describes. */
export function toRecord(file: string, event: Element): EventRecord {
  const system = child(event, 'System');
  const textOf = (name: string): string => child(system, name)?.text ?? '';
  const provider = child(system, 'Provider')?.attributes;
  const texts = {
    provider: provider?.get('Name') ?? '',
    sourceName: provider?.get('EventSourceName') ?? '',
    eventId: textOf('EventID'),
    level: textOf('Level'),
    time: child(system, 'TimeCreated')?.attributes.get('SystemTime') ?? '',
    recordId: textOf('EventRecordID'),
    channel: textOf('Channel'),
    computer: textOf('Computer'),
  };
  return recordOf(file, texts, event);
}

/** @param event what stands beside `System` */
export function recordOf(file: string, texts: SystemTexts, event: Element): EventRecord {
  const { provider, recordId, computer, channel, time, level } = texts;
  const sourceName = texts.sourceName || null;
  if (!provider && !sourceName) throw new MalformedXml('no provider');
  const eventId = wholeNumber(texts.eventId);
  if (eventId === null) throw new MalformedXml('no event id');
  return {
    ref: {
      file,
      recordId: RECORD_ID.exec(recordId)?.[1] ?? '',
      computer: computer.trim(),
      channel: channel.trim(),
    },
    provider: provider || sourceName!,
    sourceName,
    eventId,
    time: canonicalTime(time),
    level: wholeNumber(level),
    ...contentOf(event),
  };
}

const contentOf = (event: Element): EventContent => ({
  data: payloadOf(event).map(lineEnds),
  message: lineEnds(child(child(event, 'RenderingInfo'), 'Message')?.text ?? '') || null,
});

const wholeNumber = (text: string): number | null => (WHOLE_NUMBER.test(text) ? Number(text) : null);

const lineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/**
 * The insertion strings. A provider with a manifest may write elements of its own instead: then the texts of the
 * innermost ones stand for the strings; an event that Windows could not take apart has them as UTF-16 in hex.
 */
export function payloadOf(event: Element): string[] {
  const data = child(event, 'EventData');
  if (data) {
    return data.children
      .filter(({ name }) => name === 'Data' || name === 'ComplexData')
      .flatMap((element) => (element.children.length > 0 ? leafTexts(element) : [element.text]));
  }
  const failed = child(event, 'ProcessingErrorData');
  if (failed) return savedStrings((child(failed, 'EventPayload')?.text ?? '').replace(/\s/g, ''));
  const own = child(event, 'UserData') ?? child(event, 'DebugData');
  return own ? leafTexts(own) : [];
}

/** Strings of a payload in hex, each ended by NUL. */
function savedStrings(hex: string): string[] {
  if (!HEX_BYTES.test(hex)) return [];
  const units = hex.match(/.{4}/g)!.map((unit) => Number.parseInt(unit.slice(2) + unit.slice(0, 2), 16));
  const strings = units
    .map((unit) => String.fromCharCode(unit))
    .join('')
    .split('\0');
  if (strings.at(-1) === '') strings.pop();
  return strings.map((text) => replaceForbidden(text, { count: 0 }));
}
