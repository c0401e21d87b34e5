import fc from 'fast-check';
import type { EventRecord } from '../model/record';
import type { Report } from '../model/report';
import { readAll } from '../read/testing/read-all';
import { PAYLOADS } from '../report/samples/payloads.test-data';
import { fullReport } from '../report/samples/report.test-data';
import { eventXml } from './event-xml';
import { excerptOf } from './excerpt';
import { excerptFiles, partsOf } from './manifest';

const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 30, 10) + seconds * 1000).toISOString();
const record = (recordId: string, time: string | null, more: Partial<EventRecord> = {}): EventRecord => ({
  ref: { file: 'a.xml', recordId, computer: 'S1', channel: 'Application' },
  provider: 'PasswordResetService',
  sourceName: null,
  eventId: 31001,
  time,
  level: 4,
  data: ['text'],
  message: null,
  ...more,
});

test('the excerpt is read again as it was', async () => {
  const written = fc.record({
    data: fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 3 }),
    message: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })),
    provider: fc.constantFrom('PasswordResetService', "It's <a> & b"),
    level: fc.option(fc.integer({ min: 0, max: 5 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 4 }), async (all) => {
      const records = all.map((one, i) => record(String(i + 1), `2026-01-30T10:00:0${i}.1234567Z`, one));
      const { records: read, problems } = await readAll([...eventXml(records)].join(''));
      expect(problems).toEqual([]);
      expect(read).toEqual(records.map((one) => ({ ...one, message: one.message === '' ? null : one.message })));
    }),
    { seed: 5, numRuns: 100 },
  );
});

test('characters that XML cannot hold do not break the excerpt', async () => {
  const text = [...eventXml([record('1', at(0), { data: ['a\u0000b\ud800c]]>\r\nd'] })])].join('');
  const { records, problems } = await readAll(text);
  expect(problems).toEqual([]);
  expect(records[0]!.data).toEqual(['a\ufffdb\ufffdc]]>\nd']);
});

test('hostile texts are read again as they were, and do nothing in the file itself', async () => {
  const records = PAYLOADS.map((text, at) =>
    record(String(at + 1), `2026-01-30T10:00:00.${String(at + 1).padStart(7, '0')}Z`, {
      data: [text],
      message: `x${text}`,
      sourceName: `x${text}`,
      ref: { file: 'a.xml', recordId: String(at + 1), computer: `s${text}`, channel: `c${text}` },
    }),
  );
  const text = [...eventXml(records)].join('');
  expect(text.slice(1)).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
  const { records: read, problems } = await readAll(text);
  expect(problems).toEqual([]);
  // What XML cannot hold is lost; line ends are one character.
  const kept = (one: string): string =>
    one.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd').replace(/\r\n?/g, '\n');
  expect(read.map(({ data }) => data)).toEqual(records.map(({ data }) => data.map(kept)));
  expect(read.map(({ message }) => message)).toEqual(records.map(({ message }) => kept(message!)));
});

describe('the excerpt', () => {
  const [failed, fine] = fullReport().flows.filter(({ outcome }) => outcome !== 'unfinished');
  const flow = (
    source: typeof failed,
    outcome: 'failed' | 'succeeded',
    id: string,
    seconds: number,
  ): Report['flows'][number] => ({
    ...source!,
    outcome,
    events: [{ ...source!.events[0]!, ref: record(id, null).ref, time: at(seconds) }],
  });
  const report: Report = {
    ...fullReport(),
    flows: [flow(failed, 'failed', '10', 0), flow(fine, 'succeeded', '20', 5000)],
    incidents: [],
    findings: [],
  };
  const isWanted = excerptOf(report);

  test.each<[string, EventRecord, boolean]>([
    ['an event of a failed attempt', record('10', at(0)), true],
    ['what came two minutes after it', record('11', at(120)), true],
    ['what came later', record('12', at(121)), false],
    [
      'what another server wrote meanwhile',
      record('11', at(0), { ref: { ...record('11', null).ref, computer: 'S2' } }),
      false,
    ],
    ['a success', record('20', at(5000)), false],
    ['an event without a time or a name', record('', null), false],
  ])('%s', (_, one, wanted) => expect(isWanted(one)).toBe(wanted));
});

test('an attempt that reaches into the excerpt is in it whole', () => {
  const [failed, fine] = fullReport().flows;
  const event = (id: string, seconds: number): Report['flows'][number]['events'][number] => ({
    ...fine!.events[0]!,
    ref: record(id, null).ref,
    time: at(seconds),
  });
  const flows = [
    { ...failed!, outcome: 'failed' as const, events: [event('1', 0)] },
    { ...fine!, outcome: 'succeeded' as const, events: [event('2', 119), event('3', 125)] },
  ];
  const isWanted = excerptOf({ ...fullReport(), flows, incidents: [], findings: [] });
  expect(isWanted(record('3', at(125)))).toBe(true);
  expect(isWanted(record('4', at(125)))).toBe(false);
});

test('files are divided in order, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 12 }), (sizes) => {
      const files = sizes.map((size, i) => ({ name: String(i), content: new Uint8Array(size) }));
      const parts = partsOf(files, 60, ({ content }) => content.length);
      expect(parts.flat()).toEqual(files);
      for (const part of parts)
        expect(part.length === 1 || part.reduce((sum, { content }) => sum + content.length, 0) <= 60).toBe(true);
    }),
    { seed: 3 },
  );
});

test('an excerpt that is too long is several that fit, in order and whole', () => {
  const write = (all: readonly number[]): Uint8Array => new Uint8Array(all);
  const size = ({ content }: { content: Uint8Array }): number => content.length;
  fc.assert(
    fc.property(fc.array(fc.nat(255), { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (records, limit) => {
      const files = excerptFiles(records, limit, write, size);
      expect(files.flatMap(({ content }) => [...content])).toEqual(records);
      expect(files.every((file) => size(file) <= limit)).toBe(true);
      expect(files.length > 1 ? files[0]!.name : 'events-1.xml').toBe('events-1.xml');
    }),
    { seed: 4 },
  );
  expect(excerptFiles([], 1, write, size)).toHaveLength(1);
});
