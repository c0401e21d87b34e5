import { joined } from '../../../testing/damage';
import { ChunkWriter, seal } from '../../../testing/evtx/chunk-writer';
import { exampleEvent, exampleEvents, OURS } from '../../../testing/evtx/example-log';
import { fileHeader, fileOf, logOf, recordOf } from '../../../testing/evtx/log-writer';
import { readLog } from '../../read-log';
import { drain, everything, ids, memorySource, readAll, type Whole } from '../../testing/read-all';
import { crc32 } from './crc32';
import { CHUNK, CHUNK_FIELD, FILE_HEADER } from './layout';

const PER_CHUNK = 4;
const events = exampleEvents(3 * PER_CHUNK);
const log = logOf(events, { perChunk: PER_CHUNK });
const chunk = (n: number): Uint8Array => log.slice(FILE_HEADER + n * CHUNK, FILE_HEADER + (n + 1) * CHUNK);
const header = log.slice(0, FILE_HEADER);
const zero = new Uint8Array(CHUNK);
const noise = new Uint8Array(CHUNK).fill(0x5a);
const ALL = events.map(({ recordId }) => String(recordId));
const except = (n: number): string[] => ALL.filter((_, i) => Math.floor(i / PER_CHUNK) !== n);
const reasons = ({ problems }: Whole): string[] =>
  problems.map(({ reason, detail }) => `${reason} ${detail ?? ''}`.trim());
const changed = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

test('CRC-32 is the known one, at every length and place', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  const bytes = Uint8Array.from({ length: 100 }, (_, i) => i * 7);
  for (let from = 0; from < 5; from += 1)
    for (let to = from; to < 60; to += 1)
      expect(crc32(bytes.slice(from, to).subarray(3), crc32(bytes.subarray(from, Math.min(to, from + 3))))).toBe(
        crc32(Uint8Array.from([...bytes.subarray(from, to)])),
      );
});

test.each<[string, Uint8Array[], string[], string[]]>([
  ['a whole log', [header, chunk(0), chunk(1), chunk(2)], ALL, []],
  ['chunks without the header', [chunk(0), chunk(1), chunk(2)], ALL, []],
  ['one chunk alone', [chunk(1)], ALL.slice(4, 8), []],
  ['empty blocks between', [header, zero, chunk(0), zero, zero, chunk(1), chunk(2), zero], ALL, []],
  ['two logs in one', [header, chunk(0), header, chunk(1), chunk(2)], ALL, []],
  ['a log that was cleared', [fileHeader(1, 1n), new ChunkWriter(1n).finish()], [], []],
  ['a header that nothing follows', [header], [], ['chunk-truncated chunk 1']],
  ['a log cut off behind a chunk', [header, chunk(0), chunk(1)], except(2), ['chunk-truncated chunk 3']],
  [
    'a header that lies about the chunks',
    [fileHeader(0xffff, 1n, { dirty: true }), chunk(0), chunk(1), chunk(2)],
    ALL,
    [],
  ],
  ['a damaged header', [changed(header, 20, 9), chunk(0), chunk(1), chunk(2)], ALL, ['log-header-damaged']],
  ['an overwritten block', [header, chunk(0), noise, chunk(2)], except(1), ['chunk-unreadable chunk 2']],
  ['a damaged magic', [header, changed(chunk(0), 3, 0), chunk(1), chunk(2)], except(0), ['chunk-unreadable chunk 1']],
  [
    'bytes too many between',
    [header, chunk(0), noise.subarray(0, 777), chunk(1), chunk(2)],
    ALL,
    ['chunk-unreadable chunk 2'],
  ],
  ['a changed byte in the free space', [header, changed(chunk(0), 60_000, 1), chunk(1), chunk(2)], ALL, []],
  ['a changed table', [header, changed(chunk(0), 130, 77), chunk(1), chunk(2)], ALL, ['chunk-changed chunk 1']],
  [
    'a changed end of the records',
    [header, changed(chunk(0), 49, 3), chunk(1), chunk(2)],
    ALL,
    ['chunk-changed chunk 1'],
  ],
  [
    'a chunk cut off in its free space',
    [header, chunk(0), chunk(1), chunk(2).subarray(0, 50_000)],
    ALL,
    ['chunk-truncated chunk 3'],
  ],
  [
    'a chunk cut off in a record',
    [header, chunk(0), chunk(1), chunk(2).subarray(0, 700)],
    except(2),
    ['chunk-truncated chunk 3'],
  ],
  [
    'a chunk cut off in its header',
    [header, chunk(0), chunk(1), chunk(2).subarray(0, 100)],
    except(2),
    ['chunk-truncated chunk 3'],
  ],
])('%s', async (_name, parts, found, problems) => {
  const whole = await readAll(joined(parts));
  expect(ids(whole)).toEqual(found);
  expect(reasons(whole)).toEqual(problems);
  expect(whole.reading).toMatchObject({ format: 'evtx', encoding: 'utf-16le', events: found.length });
});

test.each<[string, Uint8Array]>([
  ['a magic and nothing', header.slice(0, 8)],
  ['a header cut off', header.slice(0, 4000)],
  ['a damaged header and nothing', changed(header, 20, 9)],
  ['a damaged header, then empty blocks', joined([changed(header, 20, 9), zero])],
])('%s: nothing was read, and one line says so', async (_name, bytes) => {
  const whole = await readAll(bytes);
  expect(whole.problems).toEqual([{ file: 'a.xml', offset: 0, reason: 'evtx', detail: null }]);
  expect(whole.reading).toMatchObject({ format: 'unknown', events: 0, problems: 1 });
});

test('a chunk that ends within its header is no log', async () => {
  const whole = await readAll(chunk(0).subarray(0, 200));
  expect(reasons(whole)).toEqual(['chunk-truncated chunk 1', 'evtx']);
  expect(whole.reading).toMatchObject({ format: 'unknown', problems: 2 });
});

test('however the bytes come, the records are the same', async () => {
  const bytes = joined([log, zero, chunk(0).subarray(0, 900)]);
  const whole = await readAll(bytes);
  for (const size of [1021, 65_536, 70_001, 600_000])
    expect(await drain(readLog(memorySource(bytes, size), everything))).toEqual(whole);
});

test('a source that fails in the middle gives what came before', async () => {
  const source = {
    ...memorySource(log),
    async *open() {
      yield log.slice(0, FILE_HEADER + CHUNK + 600);
      throw Object.assign(new Error('device'), { code: 'EIO' });
    },
  };
  const whole = await drain(readLog(source, everything));
  expect(ids(whole)).toEqual(ALL.slice(0, 4));
  expect(reasons(whole)).toEqual(['chunk-truncated chunk 2', 'read-interrupted EIO']);
});

test('a log without checksums is not measured by them', async () => {
  expect((await readAll(logOf(events, { checksums: false }))).problems).toEqual([]);
});

describe('foreign records', () => {
  const ours = { wanted: (name: string, source: string | null) => name === OURS || source === OURS };

  test('are counted, followed and not read', async () => {
    const whole = await readAll(log, ours);
    expect(ids(whole)).toEqual(ALL.filter((id) => Number(id) % 3 === 0));
    const { reading } = await readAll(log);
    expect(whole.reading).toEqual(reading);
    expect(reading.activity).toMatchObject([
      { computer: 'SRV1.contoso.com', channel: 'Application', events: 12, runs: [{ from: '1', to: '12' }] },
    ]);
  });

  test('a time that was never set is none, in them as in ours', async () => {
    const never = { ms: Date.UTC(1601, 0, 1, 23), ticks: 5 };
    const bytes = logOf(events.map((event, i) => (i % 4 === 1 ? { ...event, time: never } : event)));
    const { reading } = await readAll(bytes);
    expect(reading).toMatchObject({ firstEvent: '2026-01-30T08:00:01.0000001Z', events: events.length });
    expect((await readAll(bytes, ours)).reading).toEqual(reading);
  });

  test('those of a source that registered under two names are ours by either', async () => {
    const renamed = events.map((event) => ({
      ...event,
      provider: 'Contoso-Reset',
      guid: '{00000000-0000-4000-8000-000000000001}',
      sourceName: OURS,
    }));
    expect((await readAll(logOf(renamed), ours)).records).toHaveLength(events.length - 4);
  });

  test('forwarded ones belong to the computer that they come from', async () => {
    const bytes = logOf([exampleEvent(50, 'A'), exampleEvent(7, 'B'), exampleEvent(51, 'A')], { form: 'forwarded' });
    const none = await readAll(bytes, { wanted: () => false });
    expect(none.reading).toEqual((await readAll(bytes)).reading);
    expect(none.reading.activity.map(({ computer, runs }) => [computer, runs])).toMatchObject([
      ['A', [{ from: '50', to: '51' }]],
      ['B', [{ from: '7', to: '7' }]],
    ]);
  });
});

describe('deleted records', () => {
  /** A chunk whose header knows of the first records alone. */
  function shortened(keep: number, all = exampleEvents(9)): Uint8Array {
    const whole = new ChunkWriter(1n);
    const kept = new ChunkWriter(1n);
    all.forEach((event, i) => {
      whole.add(recordOf(event, 'modern', i));
      if (i < keep) kept.add(recordOf(event, 'modern', i));
    });
    const bytes = whole.finish();
    const known = kept.finish();
    bytes.set(known.subarray(0, CHUNK_FIELD.tables));
    seal(bytes);
    return bytes;
  }
  const recover = { ...everything, recover: true };

  test('are left alone', async () => {
    const whole = await readAll(fileOf([shortened(6)]));
    expect([ids(whole), reasons(whole), whole.reading.notes]).toEqual([['1', '2', '3', '4', '5', '6'], [], []]);
  });

  test('come marked and counted when asked for, and do not pass for the log', async () => {
    const bytes = fileOf([shortened(6), new ChunkWriter(7n).finish()]);
    const later = exampleEvents(3, 100);
    const live = joined([bytes, logOf(later).slice(FILE_HEADER)]);
    const whole = await readAll(live, recover);
    const recovered = whole.records.filter(({ ref }) => ref.recovered);
    expect(ids({ ...whole, records: recovered })).toEqual(['7', '8', '9']);
    expect(whole.reading.notes).toEqual([{ file: 'a.xml', kind: 'records-recovered', detail: '3' }]);
    expect(whole.reading.events).toBe(12);
    expect(whole.reading.activity).toMatchObject([{ events: 9, runs: [{ to: '6' }, { from: '100' }] }]);
  });

  test.each<[string, Uint8Array]>([
    ['are in the log already', joined([fileOf([shortened(6)]), logOf(exampleEvents(9)).slice(FILE_HEADER)])],
    ['are newer than the log', fileOf([shortened(6)])],
    [
      'do not end as they begin',
      endsDamaged(joined([fileOf([shortened(6)]), logOf(exampleEvents(2, 100)).slice(FILE_HEADER)])),
    ],
  ])('those that %s are no find', async (_why, bytes) => {
    expect((await readAll(bytes, recover)).reading.notes).toEqual([]);
  });

  /** Changes the copy of the size at the end of each record behind the sixth. */
  function endsDamaged(bytes: Uint8Array): Uint8Array {
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    let at = FILE_HEADER + 512;
    for (let n = 0; n < 9; n += 1) {
      const size = view.getUint32(at + 4, true);
      if (n >= 6) view.setUint32(at + size - 4, size + 1, true);
      at += size;
    }
    return copy;
  }
});
