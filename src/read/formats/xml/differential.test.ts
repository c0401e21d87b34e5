import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SaxesParser } from 'saxes';
import { canonicalTime } from '../../time-stamp';
import { utf16 } from '../../testing/event-text';
import { readInWindows } from '../../testing/read-all';

/** What both readers must agree on: of every whole event by which number it goes, and of ours all that it says. */
interface Seen {
  events: number;
  ours: {
    recordId: string;
    provider: string;
    eventId: string;
    time: string | null;
    computer: string;
    data: string[];
  }[];
}

const OURS = ['passwordresetservice', 'adsync', 'directory synchronization'];
const isOurs = (provider: string): boolean => OURS.includes(provider.toLowerCase());

/** The oracle: a validating parser over the whole text. It stops for good at a fault, so it gets what is XML. */
function bySaxes(text: string): Seen {
  const seen: Seen = { events: 0, ours: [] };
  const parser = new SaxesParser();
  const path: string[] = [];
  let [values, provider, time, content] = [new Map<string, string>(), '', '', ''];
  let data: string[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    content = '';
    if (name === 'Event') [values, provider, time, data] = [new Map(), '', '', []];
    if (name === 'Provider') provider = attributes['Name'] ?? attributes['EventSourceName'] ?? '';
    if (name === 'TimeCreated') time = attributes['SystemTime'] ?? '';
  });
  const more = (piece: string): unknown => (content += piece);
  parser.on('text', more);
  parser.on('cdata', more);
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (path.at(-1) === 'System') values.set(name, content);
    if (name === 'Data' && path.at(-1) === 'EventData') data.push(content.replace(/\r\n?/g, '\n'));
    if (name !== 'Event') return;
    seen.events += 1;
    const value = (part: string): string => (values.get(part) ?? '').trim();
    const [recordId, eventId, computer] = [value('EventRecordID'), value('EventID'), value('Computer')];
    if (isOurs(provider)) seen.ours.push({ recordId, provider, eventId, time: canonicalTime(time), computer, data });
  });
  parser.write(`<all>${text.replace(/^\uFEFF/, '').replace(/<\?xml[^>]*\?>/g, '')}</all>`).close();
  return seen;
}

async function byUs(bytes: Uint8Array, size: number, skim: boolean): Promise<Seen> {
  const { records, reading } = await readInWindows(bytes, size, { wanted: isOurs }, skim);
  const ours = records.map(({ ref, provider, eventId, time, data }) => ({
    recordId: ref.recordId,
    provider,
    eventId: String(eventId),
    time,
    computer: ref.computer,
    data: [...data],
  }));
  return { events: reading.events, ours };
}

const scenarios = resolve(__dirname, '../../../../fixtures/scenarios');
const logs = readdirSync(scenarios, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(scenarios, name)).map((file) => join(scenarios, name, file)))
  .filter((path) => path.endsWith('.wevtutil.xml') || path.endsWith('.event-viewer.xml'));
const sample = resolve(__dirname, '../../../../../shared/samples/event-viewer-application.xml');

/** The oracle's text; null for what is no XML, as logs that were damaged on purpose. */
function expected(path: string): Seen | null {
  try {
    return bySaxes(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

test('every log that is XML is read as a validating parser reads it', async () => {
  const paths = existsSync(sample) ? [...logs, sample] : logs;
  const known = paths.map((path) => [path, expected(path)] as const).filter(([, seen]) => seen !== null);
  expect(known.length).toBeGreaterThan(paths.length * 0.8);
  for (const [path, seen] of known) {
    const bytes = readFileSync(path);
    for (const skim of [true, false])
      for (const size of [997, 65_536]) expect([path, await byUs(bytes, size, skim)]).toEqual([path, seen]);
  }
});

describe('one small log', () => {
  const text = readFileSync(
    logs.find((path) => path.includes('interleaved'))!,
    'utf8',
  );
  const events = text
    .replace(/^\uFEFF/, '')
    .match(/<Event[ >][\s\S]*?<\/Event>/g)!
    .slice(0, 6)
    .join('\r\n');
  const seen = bySaxes(events);

  test.each([
    ['UTF-8', Buffer.from(events)],
    ['UTF-16', utf16(events)],
  ])('in %s, looked at in windows of every size from 1 byte up', async (_, bytes) => {
    for (let size = 1; size < 260; size += 1) expect([size, await byUs(bytes, size, true)]).toEqual([size, seen]);
  });

  test('cut off at every position, all events that are whole are read', async () => {
    const bytes = Buffer.from(events);
    const ends = [...events.matchAll(/<\/Event>/g)].map(({ index }) => index + '</Event>'.length);
    for (let end = 1; end <= bytes.length; end += 1) {
      const whole = ends.filter((at) => at <= end).length;
      const { ours } = await byUs(bytes.subarray(0, end), 4096, true);
      expect([end, ours]).toEqual([end, seen.ours.slice(0, whole)]);
    }
  });
});
