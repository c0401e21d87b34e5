import type { CollectedFacts } from './facts';
import type { EventRef } from './report';
import type { Time } from './time';

/** One record of the Windows event log, as a format reader found it; nothing is interpreted yet. */
export interface EventRecord {
  ref: EventRef;
  /** As written in the log; `sourceName` is `EventSourceName`, the older name that some providers also carry. */
  provider: string;
  sourceName: string | null;
  eventId: number;
  time: Time | null;
  level: number | null;
  /** The insertion strings (`EventData/Data`), line ends normalised to `\n`. */
  data: readonly string[];
  /** `RenderingInfo/Message`, in the language of the exporting machine, or null. */
  message: string | null;
  /** Grows with time among the records of its file, where the form has no record ids to tell their order. */
  place?: number;
}

/** Something in the input that could not be read. `offset` is in bytes of the original file. */
export interface InputProblem {
  file: string;
  offset: number;
  reason: ProblemReason;
  /** Evidence for a person: a size, a parser's complaint; never a sentence of the report. */
  detail: string | null;
}

/** Why a piece of input, or a whole file, could not be read. */
export type ProblemReason = EventProblem | FileProblem;

/** One event (or piece of one) is lost, the rest of the file is read. */
export type EventProblem =
  | 'event-truncated' // begins, but the next event or the end of the file comes before its end
  | 'event-too-large' // above the size bound; skipped without being held in memory
  | 'event-malformed' // not XML, or no event: provider or event id missing
  | 'event-irregular' // its tags do not match; read as far as it goes, and used
  | 'stretch-unreadable' // between events, and no text; detail is its size in bytes
  | 'markup-unterminated' // a comment, CDATA section or declaration without its end
  | 'log-header-damaged' // of a binary log; its chunks are read all the same
  | 'chunk-unreadable' // a stretch of a binary log that is no chunk, nor empty
  | 'chunk-changed' // its bytes are not those that its checksum was made of; read all the same
  | 'chunk-truncated' // the file ends within it, or before it though its header counts it
  | 'records-lost'; // a damaged record hides those behind it to the end of its chunk; detail tells how many

/** A whole file gave nothing. */
export type FileProblem =
  | 'no-such-path'
  | 'not-readable' // permission, I/O error; detail is the system's error code
  | 'no-match' // a glob without a match
  | 'empty-folder' // a folder without files that could be logs; detail names what it has
  | 'empty-file'
  | 'evtx' // a binary log without a chunk that can be read
  | ArchiveProblem
  | 'old-evt'
  | 'binary'
  | 'columns-missing' // a table of events without what tells them apart; detail names the columns
  | 'format-table' // cut at the width of a console
  | 'not-event-xml' // text or XML, but holds no event
  | 'facts-malformed' // a collector's facts file that is not in order; detail says where
  | 'read-interrupted'; // an I/O error in mid-file; what came before is kept

/** Why an archive, or a log in one, gave nothing or not all. */
export type ArchiveProblem =
  | 'archive-7z' // and the other kinds that must be unpacked first
  | 'archive-bzip2'
  | 'archive-cab'
  | 'archive-rar'
  | 'archive-tar'
  | 'archive-xz'
  | 'archive-zstd'
  | 'archive-cut-off' // it ends too early, or has lost its table of contents; what it gave is kept
  | 'archive-damaged' // its bytes make no sense, or a checksum is wrong; what it gave before is kept
  | 'archive-method' // packed in a way that cannot be undone here; detail names it
  | 'archive-nested' // an archive in an archive in an archive
  | 'archive-too-large' // it unpacks to more than is read; detail says how much that is
  | 'archive-entries' // it holds more files than are looked at; detail says how many those are
  | 'archive-empty' // it holds no files that could be logs; detail names what it has
  | 'zip-password-missing'
  | 'zip-password-wrong'
  | 'zip-split'; // a part of an archive that was cut into several files

/** Something about a file that the reader had to decide and the report must say. */
export interface InputNote {
  file: string;
  kind:
    | 'encoding-fallback'
    | 'declared-encoding-wrong'
    | 'encoding-changed'
    | 'characters-replaced'
    | 'time-zone-assumed' // the form's times have no zone; detail is the zone they were read in
    | 'time-shown-twice' // of an hour that the clock shows twice in autumn; detail is how many times
    | 'time-left-out' // of an hour that the clock leaves out in spring; detail is how many times
    | 'records-recovered' // from the free space of a binary log, or from behind damage; detail is their number
    | 'date-order-assumed' // nothing in the file proves which number of its dates is the month; detail is a date order
    | 'computer-assumed' // the form names no computer; detail is the only one that the input names
    | 'form-lost' // what this form of export cannot hold; detail is one `LostPart`
    | 'successes-folded' // memory ran short: detail is how many of its oldest successful attempts are only counted
    | 'events-left-out' // memory ran short: detail is how many of its oldest events of ours
    | 'skipped'; // a file in a folder or an archive that is no log; detail is its name in there
  /** The code page chosen, the encoding found, how many characters were replaced, or as said above. */
  detail: string;
}

/** Parts of an event record that some forms of export do not hold. */
export type LostPart =
  | 'record-id'
  | 'computer'
  | 'channel'
  | 'level'
  | 'fraction' // of the second
  | 'data-boundaries' // where one insertion string ends and the next begins
  | 'characters'; // those that the exporting tool could not write

/** What all events of one log in one file say together, those of foreign providers included. */
export interface LogActivity {
  computer: string;
  channel: string;
  events: number;
  first: Time;
  last: Time;
  /** Minutes since 1970 in which the log says anything at all; null: too many to follow. */
  minutes: ReadonlySet<number> | null;
  /** Runs of contiguous record ids, in the order found; null when there are too many (a filtered export). */
  runs: RecordRun[] | null;
  /** Where record numbers and times go against each other; in files that are in no order there are none. */
  order: { clockSteps: RecordJump[]; restarts: RecordJump[] };
}

/** From one record to the one that the log has next. */
export interface RecordJump {
  fromRecordId: string;
  toRecordId: string;
  fromTime: Time;
  toTime: Time;
}

/** Record ids `from`..`to` are all there; the times are those of the two ends. */
export interface RecordRun {
  from: string;
  to: string;
  fromTime: Time;
  toTime: Time;
}

/** What a reader hands on while it reads. */
export interface ReadBatch {
  records: EventRecord[];
  problems: InputProblem[];
  /** Bytes of the original file consumed so far. */
  bytes: number;
}

/** What a reader knows at the end of a file. */
export interface FileReading {
  name: string;
  /** What the file is, e.g. 'event-xml' or 'clixml'; 'unknown' where it gave nothing. */
  format: string;
  encoding: string | null;
  bytes: number;
  /** Every event counted, read or not. */
  events: number;
  problems: number;
  firstEvent: Time | null;
  lastEvent: Time | null;
  activity: LogActivity[];
  notes: InputNote[];
  /** What a collector saw on the server, where the file holds that instead of events. */
  facts?: CollectedFacts;
}

/** A named stream of bytes: the only thing that format readers know of files. */
export interface LogSource {
  name: string;
  /** Size in bytes where it is known before reading. */
  size: number | null;
  /** The folder or archive that it was found in; absent where the person named this very log. */
  within?: string;
  /** What must be said of the folder or archive; borne by the first log that comes out of it. */
  notes?: InputNote[];
  /** CRC-32 of bytes behind those that gave `before`, where the platform has a faster one than ours. */
  crc32?: (bytes: Uint8Array, before?: number) => number;
  /** A chunk is valid until the next one is asked for. Fails with a `SourceError` where the reason is known. */
  open(): AsyncIterable<Uint8Array>;
}

/** True for a provider whose events are to be read whole. */
export type WantedProvider = (provider: string, sourceName: string | null) => boolean;

/** Settings of the readers. */
export interface ReadOptions {
  wanted: WantedProvider;
  /** Code page for bytes that are no UTF-8 (an iconv-lite name); undefined: windows-1252, with a note. */
  encoding?: string;
  /** IANA name or offset in which times without a zone are meant; undefined: UTC, with a note. */
  timeZone?: string;
  /** Also read deleted records from the free space of a binary log. */
  recover?: boolean;
}
