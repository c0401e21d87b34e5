import type { ReadOptions } from '../../../model/record';
import { damages } from '../../../testing/damage';
import { exampleEvents, OURS } from '../../../testing/evtx/example-log';
import { logOf } from '../../../testing/evtx/log-writer';
import { Randomness } from '../../../testing/randomness';
import { everything, readAll, type Whole } from '../../testing/read-all';
import { Chunk } from './chunk';
import { CHUNK, CHUNK_HEADER, FILE_HEADER, RECORD_FIELD, SIZE_COPY } from './layout';
import { sizeOfRecord } from './record-reader';

/** Cases for each kind of damage; `src/damage.test.ts` has more. */
const CASES = 10;
const SEED = 1;
const SLOWEST_MS = 2000;

const PER_CHUNK = 20;
const events = exampleEvents(3 * PER_CHUNK);
const log = logOf(events, { perChunk: PER_CHUNK, empty: 1 });
const forwarded = logOf(events, { form: 'forwarded', perChunk: PER_CHUNK });
const written = new Set(events.filter(isOurs).flatMap(({ data }) => data as string[]));

const forms: [string, Uint8Array, ReadOptions][] = [
  ['all wanted', log, everything],
  ['ours wanted', log, { wanted: (provider) => provider === OURS }],
  ['deleted ones too', log, { ...everything, recover: true }],
  ['forwarded', forwarded, everything],
];

describe.each(Object.entries(damages(CHUNK)))('%s', (_kind, damage) => {
  test.each(forms)('%s: no crash, no hang, no loss without a word', async (_form, bytes, options) => {
    const failed: unknown[] = [];
    for (let seed = SEED; seed < SEED + CASES; seed += 1) {
      const damaged = damage(bytes, new Randomness(seed));
      const start = performance.now();
      const whole = await readAll(damaged, options);
      const ms = performance.now() - start;
      const complaint = complain(whole) ?? (ms > SLOWEST_MS ? `${ms} ms` : null);
      if (complaint !== null) failed.push({ seed, complaint });
    }
    expect(failed).toEqual([]);
  });
});

function isOurs({ provider }: { provider: string }): boolean {
  return provider === OURS;
}

function complain({ records, problems, reading }: Whole): string | null {
  if (reading.problems !== problems.length) return 'problems are counted wrongly';
  if (records.length > reading.events) return 'events are counted wrongly';
  const strange = records
    .filter(isOurs)
    .filter(({ data }) => !data.every((text) => written.has(text.replace(/\n/g, '\r\n'))));
  return strange.length > 0 && problems.length === 0 ? 'a text that was never written, and no problem' : null;
}

const asText = ({ records }: Whole): string[] => records.map((record) => JSON.stringify(record));

test('what lies in other chunks than the damaged one is read as ever', async () => {
  const intact = asText(await readAll(log));
  for (let hit = 0; hit < 3; hit += 1) {
    const damaged = log.slice();
    const from = FILE_HEADER + hit * CHUNK;
    damaged.fill(0xff, from, from + CHUNK);
    const whole = await readAll(damaged);
    expect(asText(whole)).toEqual(intact.filter((_, i) => Math.floor(i / PER_CHUNK) !== hit));
    expect(whole.problems).toMatchObject([{ reason: 'chunk-unreadable', offset: from, detail: `chunk ${hit + 1}` }]);
  }
});

test("a damaged byte of a record's content costs no other record", async () => {
  const intact = asText(await readAll(log));
  const chunk = new Chunk(log.subarray(FILE_HEADER, FILE_HEADER + CHUNK));
  const random = new Randomness(SEED);
  let at = CHUNK_HEADER;
  for (let n = 0; n < PER_CHUNK; n += 1, at += sizeOfRecord(chunk, at, CHUNK)) {
    // The first ones bring the templates of the others.
    for (let i = 0; n >= PER_CHUNK / 2 && i < 20; i += 1) {
      const damaged = log.slice();
      const [from, to] = [RECORD_FIELD.content, sizeOfRecord(chunk, at, CHUNK) - SIZE_COPY];
      damaged[FILE_HEADER + at + from + random.below(to - from)]! ^= 1 << random.below(8);
      const whole = await readAll(damaged);
      const others = intact.filter((_, k) => k !== n);
      expect(asText(whole).filter((text) => others.includes(text))).toEqual(others);
      expect(whole.problems).toHaveLength(1);
    }
  }
});

test('a damaged head of a record hides the rest of its chunk, which is said and can be searched', async () => {
  const intact = asText(await readAll(log));
  const chunk = new Chunk(log.subarray(FILE_HEADER, FILE_HEADER + CHUNK));
  const second = CHUNK_HEADER + sizeOfRecord(chunk, CHUNK_HEADER, CHUNK);
  const damaged = log.slice();
  damaged[FILE_HEADER + second]! ^= 1;
  const whole = await readAll(damaged);
  expect(asText(whole)).toEqual(intact.filter((_, i) => i < 1 || i >= PER_CHUNK));
  expect(whole.problems).toEqual([
    { file: 'a.xml', offset: FILE_HEADER + second, reason: 'records-lost', detail: `chunk 1: ${PER_CHUNK - 1}` },
  ]);
  const searched = await readAll(damaged, { ...everything, recover: true });
  const recovered = searched.records.filter(({ ref }) => ref.recovered);
  expect(recovered.map(({ ref }) => Number(ref.recordId))).toEqual(
    events.slice(2, PER_CHUNK).map(({ recordId }) => recordId),
  );
  expect(searched.reading.events).toBe(events.length - 1);
});
