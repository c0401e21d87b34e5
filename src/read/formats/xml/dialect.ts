import type { EventRecord, LostPart } from '../../../model/record';
import { decodeReferences } from './characters';

/** How another tool than Windows writes the XML of events. */
export interface XmlDialect {
  /** As the report names the format. */
  name: string;
  /** Whether a file begins so. */
  begins: RegExp;
  /** Brings the strings of an event to what Windows would have written. */
  strings(data: readonly string[]): readonly string[];
  lost: readonly LostPart[];
}

const asWritten = (data: readonly string[]): readonly string[] => data;
const BLANK = /^\s*\n\s*$/;
const ITEM = '<string>';
const ITEM_END = '</string>';

/** Reads what had been escaped a second time. */
export const unescapeTwice = (data: readonly string[]): string[] =>
  data.map((text) => decodeReferences(text, { count: 0 }));

/** All strings of an event in one element, each in an escaped element of its own. */
export function separateStrings(text: string): string[] {
  const whole = text.trim();
  if (!whole.startsWith(ITEM) || !whole.endsWith(ITEM_END)) return [text];
  return whole.slice(ITEM.length, -ITEM_END.length).split(/<\/string>\n?<string>/);
}

const windows: XmlDialect = { name: 'event-xml', begins: /^/, strings: asWritten, lost: [] };

const dialects: readonly XmlDialect[] = [
  {
    name: 'python-evtx',
    begins: /^\s*<\?xml version="1\.1"[^<>]{0,100}\?>\s*<Events>/,
    strings: (data) => data.flatMap(separateStrings),
    lost: [],
  },
  {
    name: 'evtx_dump-xml',
    // Its empty elements end on the next line.
    begins: /^\s*Record \d{1,19}\s*\n|<Provider [^<>]{0,500}>\s*\n\s*<\/Provider>/,
    strings: (data) => data.map((text) => (BLANK.test(text) ? '' : text)),
    lost: [],
  },
  { name: 'evtxexport-xml', begins: /^\s*evtxexport \d/, strings: asWritten, lost: [] },
  {
    name: 'evtxecmd-xml',
    // It cuts the namespace off.
    begins: /^\s*<Event>\s*\n\s*<System>\s*\n\s*<Provider Name="/,
    strings: unescapeTwice,
    lost: ['data-boundaries'],
  },
];

/** The dialect of a file, by its first characters. */
export const dialectOf = (start: string): XmlDialect => dialects.find(({ begins }) => begins.test(start)) ?? windows;

/** Brings records to what Windows would have written. */
export function translate(records: EventRecord[], { strings }: XmlDialect): EventRecord[] {
  if (strings !== asWritten) for (const record of records) record.data = strings(record.data);
  return records;
}
