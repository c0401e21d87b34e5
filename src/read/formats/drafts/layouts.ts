import type { LostPart } from '../../../model/record';
import { ofAzureMonitor, ofPayload } from '../json/insertion-strings';
import { eventIdOf, type Draft } from './draft';
import { parseStamp } from './stamp';

type Field =
  | 'provider'
  | 'eventId'
  | 'time'
  | 'level'
  | 'recordId'
  | 'computer'
  | 'channel'
  | 'message'
  | 'payload'
  | 'eventData'
  | 'parameterXml';

/** A tool's table: for each field the columns that may hold it, the best first, in its spelling. */
export interface Layout {
  format: string;
  columns: Partial<Record<Field, readonly string[]>>;
  /** One of these columns tells it from the others. */
  marks: readonly string[];
  utc: boolean;
  newestFirst: boolean;
  lost: readonly LostPart[];
}

const LAYOUTS: readonly Layout[] = [
  {
    format: 'evtxecmd-csv',
    marks: ['Payload', 'PayloadData1', 'MapDescription'],
    columns: {
      provider: ['Provider'],
      eventId: ['EventId'],
      time: ['TimeCreated'],
      level: ['Level'],
      recordId: ['EventRecordId'],
      computer: ['Computer'],
      channel: ['Channel'],
      payload: ['Payload'],
    },
    utc: true,
    newestFirst: false,
    lost: ['data-boundaries'],
  },
  {
    format: 'azure-csv',
    marks: ['EventLog', 'RenderedDescription', 'EventLevelName', 'ParameterXml', 'TimeGenerated [UTC]'],
    columns: {
      provider: ['Source', 'Provider'],
      eventId: ['EventID'],
      time: ['TimeGenerated [UTC]', 'TimeGenerated'],
      level: ['EventLevel', 'EventLevelName'],
      recordId: ['EventRecordId'],
      computer: ['Computer'],
      channel: ['EventLog', 'Channel'],
      message: ['RenderedDescription', 'Message'],
      eventData: ['EventData'],
      parameterXml: ['ParameterXml'],
    },
    utc: true,
    newestFirst: true,
    lost: [],
  },
  {
    format: 'powershell-csv',
    marks: ['Id'],
    columns: {
      provider: ['ProviderName'],
      eventId: ['Id'],
      time: ['TimeCreated'],
      level: ['Level', 'LevelDisplayName'],
      recordId: ['RecordId'],
      computer: ['MachineName'],
      channel: ['LogName', 'ContainerLog'],
      message: ['Message'],
    },
    utc: false,
    newestFirst: true,
    lost: ['data-boundaries'],
  },
  {
    format: 'powershell-csv',
    marks: ['EventID', 'InstanceId'],
    columns: {
      provider: ['Source', 'ProviderName'],
      eventId: ['EventID', 'InstanceId'],
      time: ['TimeGenerated', 'TimeWritten'],
      level: ['EntryType'],
      recordId: ['Index'],
      computer: ['MachineName'],
      channel: ['LogName', 'Log'],
      message: ['Message'],
    },
    utc: false,
    newestFirst: true,
    lost: ['data-boundaries'],
  },
];

/** Without these a record is none. */
export const REQUIRED: readonly Field[] = ['time', 'provider', 'eventId'];
/** Damage has put another cell here. */
const NOT_A_TIME = /^[^\d]*$/;

/** Where each field stands in a row. */
export type Columns = Partial<Record<Field, number>>;

/**
 * The layout that these columns belong to; null where one is missing that every record needs.
 * @param names in lower case
 */
export function layoutOf(names: readonly string[]): { layout: Layout; columns: Columns } | null {
  for (const layout of LAYOUTS) {
    const columns = columnsOf(layout, names);
    const complete = REQUIRED.every((field) => columns[field] !== undefined);
    if (complete && layout.marks.some((mark) => names.includes(mark.toLowerCase()))) return { layout, columns };
  }
  return null;
}

/**
 * Where a layout's fields stand.
 * @param names in lower case
 */
export function columnsOf({ columns }: Layout, names: readonly string[]): Columns {
  const place = (wished: readonly string[]): number | undefined =>
    wished.map((name) => names.indexOf(name.toLowerCase())).find((at) => at >= 0);
  return Object.fromEntries(Object.entries(columns).map(([field, wished]) => [field, place(wished)]));
}

/**
 * The columns that the table of an event log lacks to be read, as its tool names them; null for any other table.
 * @param names in lower case
 */
export function missingOf(names: readonly string[]): string[] | null {
  for (const layout of LAYOUTS) {
    const columns = columnsOf(layout, names);
    const isLog = columns.message !== undefined && (columns.time ?? columns.eventId) !== undefined;
    if (isLog) return REQUIRED.filter((field) => columns[field] === undefined).map((f) => layout.columns[f]![0]!);
  }
  return null;
}

/** The event of one row; null for what is none. */
export function draftOf(cells: readonly string[], columns: Columns): Draft | null {
  const text = (field: Field): string => (columns[field] === undefined ? '' : cells[columns[field]]!);
  const eventId = eventIdOf(text('eventId'));
  const provider = text('provider');
  const time = text('time');
  const stamp = parseStamp(time);
  if (eventId === null || provider.trim() === '' || (!stamp && NOT_A_TIME.test(time))) return null;
  return {
    provider,
    eventId,
    stamp,
    level: text('level'),
    recordId: /^\d{1,20}$/.test(text('recordId')) ? text('recordId') : '',
    computer: text('computer'),
    channel: text('channel'),
    content: () => ({ data: stringsOf(text), message: text('message') || null }),
  };
}

/** The insertion strings, where the form has them in a cell of their own: as JSON or as XML. */
function stringsOf(text: (field: Field) => string): string[] {
  const cells = { Payload: text('payload'), EventData: text('eventData'), ParameterXml: text('parameterXml') };
  return ofPayload(cells) ?? ofAzureMonitor(cells) ?? [];
}
