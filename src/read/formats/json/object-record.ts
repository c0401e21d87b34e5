import type { EventRecord, WantedProvider } from '../../../model/record';
import type { StampReader } from '../../stamp-reader';
import type { Replacements } from '../xml/characters';
import { MalformedXml } from '../xml/element';
import { readEvent } from '../xml/event-record';
import { dialects, type Dialect } from './dialects';
import { at, firstText, isObject, own, textOf, type JsonObject } from './fields';

/** An object that is an event, and the name of the form that it is written in. */
export interface Understood {
  form: string;
  record: EventRecord;
  /** True when the object has the strings of the event, but not where one ends and the next begins. */
  joined: boolean;
}

/** What an object is read with. */
export interface Reading {
  file: string;
  wanted: WantedProvider;
  stamps: StampReader;
  replacements: Replacements;
  /** The text that the object was parsed from: numbers beyond 2^53 have all their digits only there. */
  source: string;
}

const DIGITS = /^\d+$/;
const EVENT_ID = /^\s*\d{1,10}\s*$/;
const LEVELS: Readonly<Record<string, number>> = {
  critical: 1,
  fatal: 1,
  error: 2,
  warning: 3,
  warn: 3,
  information: 4,
  informational: 4,
  info: 4,
  verbose: 5,
  logalways: 0,
};
/** Of the old event log, whose numbers are flags. */
const CLASSIC_LEVELS: Readonly<Record<string, number>> = { 1: 2, 2: 3, 4: 4 };
/** An id of the old event log without severity and facility. */
const ID_BITS = 0xffff;

/** Reads one object; null when it is no event in any known form. Throws MalformedXml for an event that lacks its essentials. */
export function understand(object: JsonObject, reading: Reading): Understood | null {
  const document = documentOf(object);
  const dialect = dialects.find(({ marks }) => marks.every((paths) => paths.some((path) => has(document, path))));
  return dialect ? ofDialect(document, dialect, reading) : null;
}

/** A hit of a search engine holds the document; without its source it holds the fields that were asked for. */
function documentOf(object: JsonObject): JsonObject {
  const source = own(object, '_source') ?? (Object.hasOwn(object, '_index') ? own(object, 'fields') : null);
  return isObject(source) ? source : object;
}

const has = (object: JsonObject, path: string): boolean => at(object, path) !== undefined;

function ofDialect(event: JsonObject, dialect: Dialect, reading: Reading): Understood {
  const { file, stamps, source, wanted } = reading;
  const original = dialect.original === undefined ? null : asXml(textOf(at(event, dialect.original)), reading);
  if (original) return { form: dialect.name, record: original, joined: false };
  const sourceName = firstText(event, dialect.sourceName ?? []) || null;
  const provider = firstText(event, dialect.provider)?.trim() || sourceName;
  if (!provider) throw new MalformedXml('no provider');
  const id = firstText(event, dialect.eventId) ?? '';
  if (!EVENT_ID.test(id)) throw new MalformedXml('no event id');
  // Nearly all events of a log are of other providers, and what they say is not asked for.
  const strings = wanted(provider, sourceName) ? dialect.strings(event) : [];
  const idPath = dialect.recordId.find((path) => has(event, path)) ?? '';
  const record = {
    ref: {
      file,
      recordId: wholeId(textOf(at(event, idPath)) ?? '', idPath.slice(idPath.lastIndexOf('.') + 1), source),
      computer: firstText(event, dialect.computer)?.trim() ?? '',
      channel: firstText(event, dialect.channel)?.trim() ?? '',
    },
    provider,
    sourceName,
    eventId: dialect.classicLevels ? Number(id) & ID_BITS : Number(id),
    time: stamps.read(firstText(event, dialect.time)?.trim() ?? '', dialect.localTime),
    level: level(firstText(event, dialect.level), dialect.classicLevels === true),
    data: strings ?? [],
    message: firstText(event, dialect.message),
  };
  return { form: dialect.name, record, joined: strings === null || dialect.joined === true };
}

function level(text: string | null, classic: boolean): number | null {
  if (text === null) return null;
  if (DIGITS.test(text)) return (classic ? CLASSIC_LEVELS[text] : Number(text)) ?? null;
  const word = text.trim().toLowerCase();
  return Object.hasOwn(LEVELS, word) ? LEVELS[word]! : null;
}

/** The digits of a record id, also of one that is too large for a JavaScript number: those are in the source alone. */
function wholeId(text: string, key: string, source: string): string {
  if (!DIGITS.test(text)) return '';
  const value = Number(text);
  if (Number.isSafeInteger(value)) return String(value);
  const written = source.matchAll(new RegExp(`"(?:[^"\\\\]*\\.)?${key}"\\s*:\\s*\\[?\\s*"?(\\d+)`, 'g'));
  const digits = [...written].map((match) => match[1]!).find((candidate) => Number(candidate) === value);
  return (digits ?? text).replace(/^0+(?=\d)/, '');
}

function asXml(xml: string | null, { file, replacements }: Reading): EventRecord | null {
  if (!xml?.startsWith('<Event')) return null;
  try {
    return readEvent(file, xml, replacements);
  } catch (error) {
    // The fields beside it say the same, with less precision.
    if (error instanceof MalformedXml) return null;
    throw error;
  }
}
