import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventRecord, InputNote, InputProblem, LogActivity, ReadOptions } from './model/record';
import { archive, gzipOf, zipOf } from './read/containers/archives.test-data';
import { Passwords } from './read/containers/passwords';
import { unpack } from './read/containers/unpack';
import { CHUNK, FILE_HEADER } from './read/formats/evtx/layout';
import { gapsOf, numberingOf } from './read/gaps';
import { readLog } from './read/read-log';
import { drain, everything } from './read/testing/read-all';
import { damages, joined } from './testing/damage';
import { damaged, isKept, isMoved, type Kept, type Span } from './testing/untouched';

/**
 * Every form in which a log arrives, damaged in every way that `testing/damage.ts` knows: reading ends, problems are
 * counted, events that the damage did not reach are read as ever, and where one is missing something is said: a problem, a
 * note, or a gap in the record numbers. `npm run damage` searches longer.
 *
 * Readers are told to want all providers, so that any event is one of ours. What NULs or noise do to the text of an event
 * of others, whose text nobody reads, is not said: the event is counted, its number leaves no gap, and it says nothing to
 * the diagnosis. Where they reach its ends, an event of ours can have gone with it; then it is a truncated event, a stretch
 * or a gap, as here.
 */

const CASES = Number(process.env.AADCLOG_DAMAGE_CASES ?? 10_000);
const SEED = Number(process.env.AADCLOG_DAMAGE_SEED ?? 1);
const SLOWEST_MS = 5_000;
/** Of a longer run, an hour for a million cases. */
const LONGEST_MS = Math.max(600_000, CASES * 10);
const SECTOR = 512;
/** UTF-16 is known by so many first bytes. */
const SAMPLE = 4096;
/** What a file is follows from its first bytes. */
const MAGIC: Span = { from: 0, to: 8 };

/** Events that must be read where these stretches of the file came through. */
interface Unit {
  marks: string[];
  needs: Span[];
}

interface Form {
  name: string;
  bytes: Uint8Array;
  units: Unit[];
  options?: ReadOptions;
  /** In units of two bytes. */
  wide?: boolean;
  /** Has checksums, so that no change goes unnoticed. */
  checked?: boolean;
  blockSize?: number;
  /** Broken at the width of a console: a damaged line that is longer can be taken for that width. */
  wrapped?: boolean;
  /** Any text at all can stand in the text of an event, so that one that has lost its beginning is part of another. */
  prose?: boolean;
}

interface Reading {
  records: EventRecord[];
  problems: InputProblem[];
  notes: InputNote[];
  activity: LogActivity[];
  /** As the readers count them. */
  events: number;
  counted: number;
}

const folder = mkdtempSync(join(tmpdir(), 'aadclog-damage-'));
execFileSync(process.execPath, [join(__dirname, '..', 'scripts', 'fixtures', 'marked-logs.mjs'), folder]);
const written = new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
rmSync(folder, { recursive: true });

const MARK = /mark\d{4}/;
const marksIn = (text: string): string[] => [...new Set(text.match(/mark\d{4}/g))];
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A text: an event needs the head of the file, by which it is recognised, its neighbours, and itself. */
function textForm([name, bytes]: [string, Uint8Array]): Form {
  const text = asText(bytes);
  const wide = marksIn(text).length === 0;
  const places = marksIn(text.replaceAll('\0', '')).map((mark) => {
    const found = wide ? [...mark].join('\0') : mark;
    return { mark, from: text.indexOf(found), to: text.lastIndexOf(found) };
  });
  const head = { from: 0, to: Math.max(places[1]!.from, wide ? SAMPLE : 0) };
  const units = places.map(({ mark }, i) => ({
    marks: [mark],
    needs: [head, { from: places[i - 2]?.to ?? 0, to: places[i + 2]?.from ?? bytes.length + 1 }],
  }));
  return {
    name,
    bytes,
    wide,
    units,
    wrapped: name.startsWith('format-list'),
    prose: name.endsWith('.txt') || name === 'psloglist-csv.csv',
  };
}

/** A binary log: the events of a chunk need the chunk. */
function binaryForm([name, bytes]: [string, Uint8Array], options: Partial<Form> = {}): Form {
  const units: Unit[] = [];
  for (let from = bytes.length % CHUNK; from < bytes.length; from += CHUNK) {
    const needs = [MAGIC, { from, to: from + CHUNK }];
    units.push({ marks: marksIn(asText(bytes.subarray(from, from + CHUNK)).replaceAll('\0', '')), needs });
  }
  return { name, bytes, units, blockSize: CHUNK, checked: !name.includes('classic'), ...options };
}

/** An XML log in pieces of a few events. */
const PIECE = 8;
const eventsAsXml = asText(written.get('wevtutil.xml')!).split(/(?<=<\/Event>\r\n)/);
const pieces = Array.from({ length: eventsAsXml.length / PIECE }, (_, i) =>
  Buffer.from(eventsAsXml.slice(i * PIECE, (i + 1) * PIECE).join(''), 'latin1'),
);

/** One member for each piece: each needs all before it. */
function gzipForm(): Form {
  const members = pieces.map(gzipOf);
  let to = 0;
  const units = pieces.map((piece, i) => {
    to += members[i]!.length;
    return { marks: marksIn(asText(piece)), needs: [{ from: 0, to }] };
  });
  return { name: 'gzip', bytes: joined(members), units, checked: true };
}

/** One file for each piece: each needs itself, and the table of contents. */
async function zipForm(name: string, options: Parameters<typeof zipOf>[1]): Promise<Form> {
  const bytes = await zipOf(Object.fromEntries(pieces.map((piece, i) => [`${i}.xml`, piece])), options);
  const text = asText(bytes);
  const starts = [...text.matchAll(/PK\x03\x04/g)].map(({ index }) => index);
  const table = { from: text.indexOf('PK\x01\x02'), to: bytes.length };
  const units = pieces.map((piece, i) => ({
    marks: marksIn(asText(piece)),
    needs: [MAGIC, { from: starts[i]!, to: starts[i + 1] ?? table.from }, table],
  }));
  return { name, bytes, units, checked: true };
}

const PASSWORD = 'geheim';
const OURS: ReadOptions = { wanted: (provider) => provider === 'PasswordResetService' };
const isBinary = ([name]: [string, Uint8Array]): boolean => name.endsWith('.evtx');
const evtx = written.get('evtx.evtx')!;

async function allForms(): Promise<Form[]> {
  return [
    ...[...written].filter((file) => !isBinary(file)).map(textForm),
    ...[...written].filter(isBinary).map((file) => binaryForm(file)),
    binaryForm(['evtx, ours alone', evtx], { options: OURS }),
    binaryForm(['evtx, deleted ones too', evtx], { options: { ...everything, recover: true } }),
    binaryForm(['bare chunks', evtx.slice(FILE_HEADER)]),
    gzipForm(),
    await zipForm('zip', {}),
    await zipForm('zip, stored', { level: 0 }),
    await zipForm('zip, sizes behind the data', { dataDescriptor: true }),
    await zipForm('zip, encrypted', { password: PASSWORD }),
  ];
}

async function read(bytes: Uint8Array, options = everything): Promise<Reading> {
  const reading: Reading = { records: [], problems: [], notes: [], activity: [], events: 0, counted: 0 };
  for await (const log of unpack([archive(bytes, 'a')], { passwords: new Passwords([PASSWORD]) }).logs) {
    const whole = await drain(readLog(log, options));
    reading.records.push(...whole.records);
    reading.problems.push(...whole.problems);
    reading.notes.push(...whole.reading.notes);
    reading.activity.push(...whole.reading.activity);
    reading.events += whole.reading.events;
    reading.counted += whole.reading.problems;
  }
  return reading;
}

const markOf = ({ data, message }: EventRecord): string => MARK.exec(data.join() + (message ?? ''))?.[0] ?? '';
/** All that an event says; which file of an archive it is in may be all the same, and how many are left before it. */
const asJson = ({ ref: { position: _position, ...ref }, place: _place, ...record }: EventRecord): string =>
  JSON.stringify({ ...record, ref: { ...ref, file: '' } });
const unwrapped = (json: string): string => json.replace(/(?:\\n|\s)+/g, ' ');
const asciiOf = (text: string): string => text.replace(/[^\0-\x7f]/g, '');

const IN_PLACE = ['bitFlips', 'noise', 'zeroRun'];
/**
 * Between two events, or behind the declaration that evtx_dump gives to each, or, in tables, behind the last cell that is
 * needed: a file can end there without a trace of more.
 */
const BETWEEN = /(?:<\/(?:Event|Obj)>|\?>|\}[^{}"]*|"|\n)[\s,\]]*$/;

/**
 * Whether a missing event must have left a trace. Not where all its bytes are gone, nor where the rests of two make one event
 * that is as good as any: then only record numbers could tell, which not all forms have. A text has neither ends nor
 * numbers.
 */
function leavesTrace({ checked, prose, units }: Form, kind: string, bytes: Uint8Array): boolean {
  if (prose) return false;
  if (kind === 'truncated' && checked) return !units.some(({ needs }) => needs.some(({ to }) => to === bytes.length));
  if (kind === 'truncated') return !BETWEEN.test(asText(bytes).replaceAll('\0', ''));
  return checked || IN_PLACE.includes(kind);
}

/** Events that nothing in the reading stands for, whole or altered. */
function missing(whole: Reading, found: Reading): EventRecord[] {
  const marks = new Set(found.records.map(markOf));
  const ids = new Set(found.records.map(({ ref }) => ref.recordId));
  const times = new Set(found.records.map(({ time }) => time));
  return whole.records.filter(
    (record) =>
      !marks.has(markOf(record)) &&
      !times.has(record.time) &&
      (record.ref.recordId === '' || !ids.has(record.ref.recordId)),
  );
}

/** What is wrong with a reading of the form after damage; null when nothing is. */
function complaint(
  form: Form,
  kind: string,
  whole: Reading,
  { bytes, kept, found }: { bytes: Uint8Array; kept: readonly Kept[]; found: Reading },
): string | null {
  if (found.counted !== found.problems.length) return 'problems are counted wrongly';
  if (found.records.length > found.events) return 'events are counted wrongly';
  const said = (note: InputNote['kind']): boolean => found.notes.some(({ kind: each }) => each === note);
  // Where too much is damaged to tell the encoding, the report says which was taken.
  const guessed = said('encoding-fallback');
  const read = guessed ? (record: EventRecord): string => asciiOf(asJson(record)) : asJson;
  const shown = form.wrapped ? (record: EventRecord): string => unwrapped(read(record)) : read;
  const texts = new Set(found.records.map(shown));
  const known = new Map(whole.records.map((record) => [markOf(record), shown(record)]));
  const lost = form.units
    .filter(
      ({ needs }) => needs.every((span) => isKept(kept, span, form.wide)) && !needs.some((span) => isMoved(kept, span)),
    )
    .flatMap(({ marks }) => marks.filter((mark) => known.has(mark) && !texts.has(known.get(mark)!)));
  if (lost.length > 0) return `lost: ${lost.join()}`;
  if (guessed || found.problems.length > 0 || said('characters-replaced')) return null;
  const { activity } = found;
  const counted = gapsOf(activity).length > 0 || (activity.length > 0 && numberingOf(activity).filtered);
  const silent = !counted && !said('encoding-changed');
  const gone = silent && leavesTrace(form, kind, bytes) ? missing(whole, found) : [];
  if (gone.length > 0) return `lost without a word: ${gone.map(markOf).join()}`;
  const intact = new Set(known.values());
  return form.checked && [...texts].some((text) => !intact.has(text)) ? 'changed without a word' : null;
}

test(
  `${CASES} cases`,
  async () => {
    const forms = await allForms();
    const kinds = Object.keys(damages(SECTOR));
    const each = Math.ceil(CASES / (forms.length * kinds.length));
    const failed: unknown[] = [];
    let seed = SEED;
    for (const form of forms) {
      const whole = await read(form.bytes, form.options);
      for (const [kind, damage] of Object.entries(damages(form.blockSize ?? SECTOR)))
        for (let n = 0; n < each; n += 1, seed += 1) {
          const { bytes, kept } = damaged(form.bytes, damage, seed);
          const start = performance.now();
          const found = await read(bytes, form.options);
          const ms = performance.now() - start;
          const said = complaint(form, kind, whole, { bytes, kept, found }) ?? (ms > SLOWEST_MS ? `${ms} ms` : null);
          if (said !== null) failed.push(`${form.name}, ${kind}, seed ${seed}: ${said}`);
        }
    }
    expect(failed).toEqual([]);
    expect(seed - SEED).toBeGreaterThanOrEqual(CASES);
  },
  LONGEST_MS,
);
