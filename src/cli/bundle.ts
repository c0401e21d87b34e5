import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { readOptionsOf } from '../gather';
import { eventXml } from '../bundle/event-xml';
import { excerptOf } from '../bundle/excerpt';
import { type BundleFile, excerptFiles, type Manifest, partsOf } from '../bundle/manifest';
import { UsageError } from '../errors';
import type { Catalog } from '../model/catalog';
import { eventKey } from '../model/event-key';
import type { EventRecord } from '../model/record';
import type { Report } from '../model/report';
import { computerNames, Duplicates, readLog } from '../read';
import { say } from '../report';
import { analyzed } from './analyzed';
import { TICKET_LENGTH } from './deliver';
import { NOT_DONE, DONE, type ExitStatus } from './exit-status';
import type { RawFlags } from './flags';
import { drawn } from './forms';
import { openInputs, readingOptions } from './inputs';
import { checkOutput, writeBytes } from './output';
import { checkKey } from './redact-key';
import { confirmed } from './confirmed';
import { tell, type Streams } from './streams';
import { zipped } from './zipped';

/** The flags of `bundle` as commander hands them over; `redact` is false after `--no-redact`. */
export interface BundleFlags extends RawFlags {
  output: string;
  maxSize?: string;
  yes?: boolean;
}

/** The longest excerpt; of more, the latest events are kept. */
const MOST_RECORDS = 50_000;
const MEGABYTE = 1_000_000;
const DEFAULT_MEGABYTES = '20';
/** In the order in which somebody opens them. */
const FORMS = { 'report.html': 'html', 'report.md': 'markdown', 'report.json': 'json' } as const;
const OPTIONS = { color: false, width: 100, limit: TICKET_LENGTH };
/** What an archive says of a file besides its bytes, and the manifest: more than there is. */
const ZIP_OVERHEAD = 2_000;

/** `aadclog bundle`: report and excerpt of the log in one archive for a ticket, redacted unless it is asked otherwise. */
export async function bundleCommand(
  paths: readonly string[],
  flags: BundleFlags,
  streams: Streams,
): Promise<ExitStatus> {
  if (paths.includes('-'))
    throw new UsageError(
      'bundle reads its logs twice, so standard input cannot be one',
      'Save it as a file and name that.',
    );
  if (!/\.zip$/i.test(flags.output))
    throw new UsageError(`--output ${flags.output}: a bundle is a zip`, 'End the name in .zip.');
  const limit = chooseSize(flags.maxSize ?? DEFAULT_MEGABYTES);
  checkOutput(flags.output, paths);
  if (flags.redactKey !== undefined) await checkKey(flags.redactKey, [...paths, flags.output]);
  const redacts = flags.redact !== false;
  const result = await analyzed(paths, flags, streams);
  if (!result) return NOT_DONE;
  const { report, catalog, now } = result;
  const labels = catalog.labels[report.options.language];
  if (!redacts && !(flags.yes ?? (await confirmed(say(labels, 'bundle.confirm'), streams)))) {
    await tell(streams, say(labels, 'bundle.not-confirmed'));
    return NOT_DONE;
  }

  const records = await excerpt(paths, report, catalog, flags, streams);
  const files = redacts
    ? await redactedFiles(report, catalog, records, limit, flags)
    : filesOf(report, catalog, records, limit);
  const parts = partsOf(files, limit, packedSize);
  const manifest = manifestOf(parts, report, now, redacts);
  const names = parts.map((_, at) => (at === 0 ? flags.output : flags.output.replace(/\.zip$/i, `-${at + 1}.zip`)));
  for (const [at, part] of parts.entries()) {
    const all = at === 0 ? [manifest, ...part] : part;
    writeBytes(names[at]!, await zipped(all, now));
  }
  if (!flags.quiet) {
    const values = { files: names.join(', '), events: String(records.length) };
    await tell(streams, say(labels, redacts ? 'bundle.written-redacted' : 'bundle.written', values));
  }
  return DONE;
}

function chooseSize(megabytes: string): number {
  if (/^\d{1,5}$/.test(megabytes) && Number(megabytes) > 0) return Number(megabytes) * MEGABYTE;
  throw new UsageError(`--max-size: "${megabytes}" is no size`, 'Give whole megabytes, such as 20.');
}

/** The records that the case needs, read once more; each once, in their order. */
async function excerpt(
  paths: readonly string[],
  report: Report,
  catalog: Catalog,
  flags: BundleFlags,
  streams: Streams,
): Promise<EventRecord[]> {
  const options = readOptionsOf(catalog, readingOptions(flags, report.options.timeZone));
  const isWanted = excerptOf(report);
  const named = asInReport(report);
  const duplicates = new Duplicates();
  const records: EventRecord[] = [];
  const inputs = await openInputs(paths, { ...flags, quiet: true }, catalog.labels[report.options.language], streams);
  for await (const source of inputs.logs) {
    for await (const batch of readLog(source, options))
      for (const record of batch.records.map(named))
        if (isWanted(record) && !isRepeated(record, duplicates)) records.push(record);
  }
  records.sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : (a.time ?? '') > (b.time ?? '') ? 1 : 0));
  return records.slice(-MOST_RECORDS);
}

const isRepeated = ({ ref, time, provider, eventId }: EventRecord, duplicates: Duplicates): boolean =>
  time !== null && duplicates.isDuplicate({ ref, time, key: eventKey(provider.toLowerCase(), eventId) });

/** Gives a record's computer the name that it has in the report, whatever its form calls it. */
function asInReport({ coverage }: Report): (record: EventRecord) => EventRecord {
  const known = coverage.logs.map(({ computer }) => computer);
  const names = new Map<string, string>();
  return (record) => {
    const { computer } = record.ref;
    if (!names.has(computer)) names.set(computer, computerNames([...known, computer]).get(computer) ?? computer);
    return { ...record, ref: { ...record.ref, computer: names.get(computer)! } };
  };
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const packedSize = ({ content }: BundleFile): number => deflateRawSync(content).length + ZIP_OVERHEAD;

const filesOf = (report: Report, catalog: Catalog, records: readonly EventRecord[], limit: number): BundleFile[] => [
  ...Object.entries(FORMS).map(([name, form]) => ({
    name,
    content: bytes([...drawn(form, report, catalog, OPTIONS)].join('')),
  })),
  ...excerptFiles(records, limit, (some) => bytes([...eventXml(some)].join('')), packedSize),
];

/** Every file with every name replaced, after a search of all of them for what should have been. Throws UserError. */
async function redactedFiles(
  report: Report,
  catalog: Catalog,
  records: readonly EventRecord[],
  limit: number,
  flags: BundleFlags,
): Promise<BundleFile[]> {
  const { beginRedaction, leakError } = await import('./redact.js');
  const { blankReport, LeakScan, redactCatalog, redactReport } = await import('../redact/index.js');
  const { compileCatalog } = await import('../catalog/compile.js');
  const { redaction, own, save } = await beginRedaction(catalog, flags);
  for (const { data, message, sourceName, ref } of records)
    for (const text of [...data, message ?? '', sourceName ?? '', ref.channel]) redaction.learn(text);
  const replaced = redactReport(report, redaction);
  const words = catalog === own ? own : compileCatalog(redactCatalog(catalog, redaction));
  const events = records.map((record) => ({
    ...record,
    ref: {
      ...record.ref,
      computer: redaction.name('host', record.ref.computer),
      channel: redaction.replaced(record.ref.channel),
    },
    sourceName: record.sourceName === null ? null : redaction.replaced(record.sourceName),
    data: record.data.map((text) => redaction.replaced(text)),
    message: record.message === null ? null : redaction.replaced(record.message),
  }));
  const files = filesOf(replaced, words, events, limit);
  save();
  const bare = events.map((record) => ({ ...record, ref: { ...record.ref, computer: '' }, data: [], message: null }));
  const control = filesOf(blankReport(replaced, redaction), own, bare, Infinity);
  const text = (all: readonly BundleFile[]): string[] =>
    all.map(({ content }) => Buffer.from(content).toString('utf8'));
  const leak = new LeakScan(redaction.secrets(), text(control)).in(text(files));
  if (leak) throw leakError(leak, flags.redactKey);
  return files;
}

function manifestOf(parts: readonly BundleFile[][], report: Report, now: string, redacted: boolean): BundleFile {
  const manifest: Manifest = {
    tool: report.tool,
    createdAt: now,
    command: `aadclog bundle${redacted ? '' : ' --no-redact'}`,
    redacted,
    parts: parts.length,
    files: parts.flatMap((part, at) =>
      part.map(({ name, content }) => ({
        name,
        part: at + 1,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      })),
    ),
  };
  return { name: 'manifest.json', content: bytes(`${JSON.stringify(manifest, null, 2)}\n`) };
}
