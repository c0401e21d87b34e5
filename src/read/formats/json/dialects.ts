import type { JsonObject } from './fields';
import * as strings from './insertion-strings';

/** How one tool writes an event as an object. Paths are dotted; of several the first that has a text counts. */
export interface Dialect {
  /** As the report names the format. */
  name: string;
  /** An object that has something at one path of each list is such an event. */
  marks: readonly (readonly string[])[];
  provider: readonly string[];
  sourceName?: readonly string[];
  eventId: readonly string[];
  time: readonly string[];
  /** A time without a zone is that of the exporting machine's clock; otherwise it is UTC. */
  localTime: boolean;
  level: readonly string[];
  /** Numbers of the level are those of the old event log: 1 error, 2 warning, 4 information. */
  classicLevels?: true;
  recordId: readonly string[];
  channel: readonly string[];
  computer: readonly string[];
  message: readonly string[];
  /** The insertion strings; null where the form no longer has them one by one. */
  strings(event: JsonObject): string[] | null;
  /** Several strings were joined to one. */
  joined?: true;
  /** Where the event may stand as XML, just as Windows gave it. */
  original?: string;
}

const attribute = (element: string, name: string): string[] =>
  ['.#attributes.', '_attributes.', '.@'].map((between) => `Event.System.${element}${between}${name}`);

/** The XML of the event with attributes under `#attributes` or, when asked, beside the element, as evtx_dump writes it. */
const evtxDump: Dialect = {
  name: 'evtx_dump-json',
  marks: [['Event.System.Provider.#attributes', 'Event.System.Provider_attributes'], ['Event.System.EventID']],
  provider: attribute('Provider', 'Name'),
  sourceName: attribute('Provider', 'EventSourceName'),
  eventId: ['Event.System.EventID', 'Event.System.EventID.#text'],
  time: attribute('TimeCreated', 'SystemTime'),
  localTime: false,
  level: ['Event.System.Level'],
  recordId: ['Event.System.EventRecordID'],
  channel: ['Event.System.Channel'],
  computer: ['Event.System.Computer'],
  message: ['Event.RenderingInfo.Message'],
  strings: strings.ofTree,
};

/** EvtxECmd `--json --fj`: the same with `@` before the names of attributes, by way of EvtxECmd's own XML. */
const evtxECmdFull: Dialect = {
  ...evtxDump,
  name: 'evtxecmd-json',
  marks: [['Event.System.Provider.@Name'], ['Event.System.EventID']],
  strings: (event) => strings.escapedTwice(strings.ofTree(event)),
  joined: true,
};

/** `Get-WinEvent | ConvertTo-Json`; `Export-Clixml` writes the same properties. */
const winEvent: Dialect = {
  name: 'powershell-json',
  marks: [['Id'], ['ProviderName', 'TimeCreated']],
  provider: ['ProviderName'],
  eventId: ['Id'],
  time: ['TimeCreated'],
  localTime: true,
  level: ['Level', 'LevelDisplayName'],
  recordId: ['RecordId'],
  channel: ['LogName'],
  computer: ['MachineName'],
  message: ['Message'],
  strings: strings.ofProperties,
};

/** `Get-EventLog | ConvertTo-Json`. */
const eventLog: Dialect = {
  name: 'powershell-json',
  marks: [['Source'], ['EventID', 'InstanceId'], ['TimeGenerated', 'TimeWritten']],
  provider: ['Source'],
  eventId: ['EventID', 'InstanceId'],
  time: ['TimeGenerated', 'TimeWritten'],
  localTime: true,
  level: ['EntryType'],
  classicLevels: true,
  recordId: ['Index'],
  channel: ['LogName'],
  computer: ['MachineName'],
  message: ['Message'],
  strings: strings.ofReplacements,
};

/** EvtxECmd `--json`. */
const evtxECmd: Dialect = {
  name: 'evtxecmd-json',
  marks: [['EventId'], ['Provider'], ['Payload', 'EventRecordId']],
  provider: ['Provider'],
  eventId: ['EventId'],
  time: ['TimeCreated'],
  localTime: false,
  level: ['Level'],
  recordId: ['EventRecordId'],
  channel: ['Channel'],
  computer: ['Computer'],
  message: [],
  strings: strings.ofPayload,
  joined: true,
};

/** NXLog `im_msvistalog` with `to_json()`. */
const nxlog: Dialect = {
  name: 'nxlog',
  marks: [['SourceName'], ['EventID'], ['EventTime']],
  provider: ['SourceName'],
  eventId: ['EventID'],
  time: ['EventTime'],
  localTime: true,
  level: ['EventType', 'Severity'],
  recordId: ['RecordNumber'],
  channel: ['Channel'],
  computer: ['Hostname'],
  message: ['Message'],
  strings: () => null,
};

/** winlogbeat and Elastic Agent; `host.name` may be the collector, so it comes last. */
const winlogbeat: Dialect = {
  name: 'winlogbeat',
  marks: [['winlog.event_id', 'event.code'], ['winlog.provider_name', 'event.provider'], ['@timestamp']],
  provider: ['winlog.provider_name', 'event.provider'],
  eventId: ['winlog.event_id', 'event.code'],
  time: ['@timestamp'],
  localTime: false,
  level: ['log.level', 'winlog.level'],
  recordId: ['winlog.record_id'],
  channel: ['winlog.channel'],
  computer: ['winlog.computer_name', 'host.name'],
  message: ['message'],
  strings: strings.ofWinlogbeat('winlog.event_data'),
  original: 'event.original',
};

/** winlogbeat before version 7. */
const oldWinlogbeat: Dialect = {
  ...winlogbeat,
  marks: [['event_id'], ['source_name'], ['@timestamp']],
  provider: ['source_name'],
  eventId: ['event_id'],
  level: ['level'],
  recordId: ['record_number'],
  channel: ['log_name'],
  computer: ['computer_name'],
  strings: strings.ofWinlogbeat('event_data'),
  original: 'xml',
};

/** Tables `Event` and `WindowsEvent` of Azure Monitor. */
const azureMonitor: Dialect = {
  name: 'azure-monitor',
  marks: [['EventID'], ['Source', 'Provider'], ['EventLog', 'Channel'], ['TimeGenerated', 'TimeGenerated [UTC]']],
  provider: ['Source', 'Provider'],
  eventId: ['EventID'],
  time: ['TimeGenerated', 'TimeGenerated [UTC]'],
  localTime: false,
  level: ['EventLevelName', 'EventLevel'],
  classicLevels: true,
  recordId: ['EventRecordId'],
  channel: ['EventLog', 'Channel'],
  computer: ['Computer'],
  message: ['RenderedDescription', 'Message'],
  strings: strings.ofAzureMonitor,
};

/** In the order in which they are tried. */
export const dialects: readonly Dialect[] = [
  winEvent,
  evtxDump,
  winlogbeat,
  nxlog,
  evtxECmd,
  evtxECmdFull,
  azureMonitor,
  eventLog,
  oldWinlogbeat,
];
