import type { FileReading, InputNote, ReadBatch, ReadOptions } from '../../../model/record';
import { asLatin1, detectForm, fromUtf16le, swapPairs, type ByteForm } from '../../encoding';
import type { LogFormat, LogInput } from '../../format';
import { headText } from '../../head-text';
import { recognise } from '../../recognise';
import { TextWindow } from '../../text-window';
import { dialectOf, translate, type XmlDialect } from './dialect';
import { declarationNote } from './event-decoder';
import { EventReader } from './event-reader';
import { EventSplitter } from './event-splitter';

/** Bytes that are asked for at once. */
export const WINDOW = 524_288;
/** Bytes that are looked at in one go: a text of this size stays in the memory that the engine keeps for short-lived things. */
const SPAN = 65_536;
const EMPTY_ROOT = /<Events(?:\s[^>]{0,200})?(?:\/>|>\s*<\/Events>)/;

/** Event XML as Event Viewer, wevtutil and other tools write it; any text at all may hold it. */
export const eventXml: LogFormat = {
  name: 'event-xml',
  sniff: (head) => recognise(head) === null,
  read: (input, options) => readEventXml(input, options),
};

/** For tests of what happens at a window's edge, and of what the skimmer passes. */
interface Trial {
  windowSize?: number;
  skim?: boolean;
}

export async function* readEventXml(
  { name: file, stream, head }: LogInput,
  options: ReadOptions,
  { windowSize = WINDOW, skim = true }: Trial = {},
): AsyncGenerator<ReadBatch, FileReading> {
  const found = detectForm(head);
  const dialect = dialectOf(headText(head));
  const reader = new EventReader(file, options, skim);
  const splitter = new EventSplitter(reader);
  const declared = declarationNote(file, startText(head, found.form), found.name);
  const notes: InputNote[] = declared ? [declared] : [];
  // An export without a single event is an export all the same.
  if (EMPTY_ROOT.test(startText(head, found.form))) reader.sawEvent = true;
  let form: ByteForm = found.form;
  let pending: Uint8Array = new Uint8Array(0);
  let base = 0;
  let lastChange = -1;
  let span = Math.min(SPAN, windowSize);

  try {
    for (let final = false; !final;) {
      // As much again as is pending, so that a large event is not copied over and over.
      const before = pending.length;
      pending = await stream.block(Math.max(windowSize, before), pending);
      final = pending.length === before;
      for (let more = true; more;) {
        const length = Math.min(pending.length, span);
        more = length < pending.length;
        const result = splitter.split(new TextWindow(pending.subarray(0, length), base, form), final && !more);
        let done: number;
        if ('change' in result) {
          // Always onward: damaged bytes could lead to and fro between two readings of them.
          lastChange = Math.max(result.change.offset, lastChange + 1, base);
          done = lastChange - base;
          form = result.change.form;
          more = true;
          if (!notes.some(({ kind }) => kind === 'encoding-changed')) {
            notes.push({ file, kind: 'encoding-changed', detail: form === 'bytes' ? 'utf-8' : form });
          }
        } else {
          done = result.keep * (form === 'bytes' ? 1 : 2);
          // An event that is longer than the span is looked at in one piece.
          span = done > 0 ? Math.min(SPAN, windowSize) : span * 2;
        }
        pending = pending.subarray(done);
        base += done;
      }
      reader.activity.settle();
      yield take(reader, base, dialect);
    }
  } finally {
    reader.close();
  }

  const failure = stream.failure;
  if (!reader.sawEvent && !failure) {
    yield {
      records: [],
      problems: [{ file, offset: 0, reason: 'not-event-xml', detail: null }],
      bytes: stream.bytesRead,
    };
    reader.problemCount += 1;
  }
  if (failure) {
    const problem = { file, offset: failure.offset, reason: 'read-interrupted', detail: failure.code } as const;
    yield { records: [], problems: [problem], bytes: stream.bytesRead };
    reader.problemCount += 1;
  }
  const { usedCodePage } = reader.decoder;
  if (usedCodePage) notes.push({ file, kind: 'encoding-fallback', detail: usedCodePage });
  const replaced = reader.replacements.count;
  if (replaced > 0) notes.push({ file, kind: 'characters-replaced', detail: String(replaced) });
  if (reader.events > 0) notes.push(...dialect.lost.map((detail) => ({ file, kind: 'form-lost' as const, detail })));
  return {
    name: file,
    format: reader.sawEvent ? dialect.name : 'unknown',
    encoding: usedCodePage ?? found.name,
    bytes: stream.bytesRead,
    events: reader.events,
    problems: reader.problemCount,
    ...reader.activity.result(),
    notes,
  };
}

/** Hands over what has been read since the last time. */
function take(reader: EventReader, bytes: number, dialect: XmlDialect): ReadBatch {
  const { problems } = reader;
  const records = translate(reader.records, dialect);
  reader.records = [];
  reader.problems = [];
  return { records, problems, bytes };
}

/** The first characters of a file, for its XML declaration. */
function startText(head: Uint8Array, form: ByteForm): string {
  const start = head.subarray(0, 512);
  if (form === 'bytes') return asLatin1(start);
  const pairs = start.subarray(0, start.length & ~1);
  return fromUtf16le(form === 'utf-16be' ? swapPairs(pairs) : pairs);
}
