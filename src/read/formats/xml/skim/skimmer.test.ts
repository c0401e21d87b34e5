import fc from 'fast-check';
import { SourceStream } from '../../../source-stream';
import { TextWindow } from '../../../text-window';
import { eventText, utf16 } from '../../../testing/event-text';
import { memorySource, readInWindows, drain } from '../../../testing/read-all';
import { readEventXml } from '..';
import { readHead } from '../head';
import { KnownHeads } from '../known-heads';
import { ActivityTally } from '../../../log-activity';
import { LONGEST_TEXT } from './memory';
import { Skimmer, type NotedEvent } from './skimmer';

const options = { wanted: (name: string) => name === 'ADSync' };
const foreign = (id: number, more: Parameters<typeof eventText>[0] = {}): string =>
  eventText({ id, provider: `Name='Other ${id % 5}'`, ...more });
const log = (count: number, make = foreign): string =>
  Array.from({ length: count }, (_, i) => make(i + 1)).join('\r\n');
const passesAll = (text: string | Uint8Array, size: number): Promise<unknown> => readInWindows(text, size, options);
const looksAtAll = (text: string | Uint8Array, size: number): Promise<unknown> =>
  readInWindows(text, size, options, false);

const time = (second: number, form = '.1234567Z'): string =>
  `2026-01-02T03:04:${String(second % 60).padStart(2, '0')}${form}`;

describe('what is passed is counted as if it had been looked at', () => {
  const logs: Record<string, string> = {
    'ids that go up': log(60),
    'ids that go down': log(60, (i) => foreign(1000 - i, { time: time(60 - i) })),
    'ids that jump': log(60, (i) => foreign(i * i)),
    'ids that turn': log(60, (i) => foreign(i % 20 < 10 ? i : 40 - i)),
    'one id': log(20, () => foreign(7)),
    'a stretch twice': `${log(30)}${log(30)}${log(40)}`,
    'the middle first': `${log(10, (i) => foreign(i + 10))}${log(40)}`,
    'from the middle down': `${log(10, (i) => foreign(i + 10))}${log(40, (i) => foreign(41 - i))}`,
    'times to and fro': log(60, (i) => foreign(i, { time: time(i * 37) })),
    'times of several forms': log(60, (i) => foreign(i, { time: time(i, ['Z', '.5Z', '.123456789Z'][i % 3]) })),
    'a time that was never set': log(60, (i) => {
      const unset = i % 7 === 3 || i % 20 === 5 ? { time: '1601-01-01T00:00:00.0000000Z' } : {};
      return foreign(i, { ...unset, ...(i % 5 === 0 ? { provider: "Name='ADSync'" } : {}) });
    }),
    'a broken event of ours': log(60, (i) =>
      i % 9 === 0 ? foreign(i, { provider: "Name='ADSync'", body: '<EventData><Data>x</EventData>' }) : foreign(i),
    ),
    'another minute each time': log(60, (i) =>
      foreign(i, { time: time(i).replace('03:04', `0${i % 7}:${10 + (i % 50)}`) }),
    ),
    'many computers': log(60, (i) => foreign(i, { computer: `S${(i * 7) % 11}` })),
    'events of ours between': log(60, (i) =>
      i % 9 === 0 ? eventText({ id: i, provider: "Name='ADSync'" }) : foreign(i),
    ),
    'unusual events between': log(60, (i) =>
      i % 8 === 0 ? foreign(i, { body: '<UserData><Event><a/></Event><![CDATA[</Event>]]></UserData>' }) : foreign(i),
    ),
    'comments and junk between': log(
      60,
      (i) => `${i % 6 === 0 ? '<!-- <Event><System> -->' : ' & < <x <E '}${foreign(i)}`,
    ),
    'a few bytes between that are no text': log(
      60,
      (i) => `${'\0'.repeat(i % 7 === 0 ? i % 10 : 0)}${foreign(i, i % 4 ? {} : { provider: "Name=''" })}`,
    ),
    'events cut off': log(60, (i) => (i % 10 === 0 ? foreign(i).slice(0, i * 11) : foreign(i))),
    'characters beyond ASCII': log(60, (i) => foreign(i, { data: ['Åäö 東京 😀'], computer: i % 7 ? 'SRV01' : 'SÖR' })),
    'long events': log(12, (i) => foreign(i, { data: ['x'.repeat(i % 3 ? 10 : 70_000)] })),
    'an event longer than all that is looked at at once': log(8, (i) =>
      foreign(i, { data: ['x'.repeat(i === 4 ? LONGEST_TEXT + 1 : 10)] }),
    ),
  };

  test.each(Object.entries(logs))('%s', async (_, text) => {
    for (const bytes of [Buffer.from(text), utf16(text), utf16(text, 'be')])
      for (const size of [600, 5000, 40_000, 1_000_000])
        expect(await passesAll(bytes, size)).toEqual(await looksAtAll(bytes, size));
  });

  test('two encodings in one file', async () => {
    const both = Buffer.concat([Buffer.from(log(20)), utf16(`\n${log(20)}`), Buffer.from(`\n${log(20)}`)]);
    for (const bytes of [both, Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(log(3)), both])])
      for (const size of [700, 6000, 1_000_000])
        expect(await passesAll(bytes, size)).toEqual(await looksAtAll(bytes, size));
  });

  test('a cut at any place, and any size of window', async () => {
    const text = Buffer.from(log(6));
    const whole = await looksAtAll(text, text.length);
    for (let size = 1; size < 120; size += 17) expect(await passesAll(text, size)).toEqual(whole);
    for (let end = 1; end < text.length; end += 23) {
      const part = text.subarray(0, end);
      expect(await passesAll(part, 1 << 20)).toEqual(await looksAtAll(part, 1 << 20));
    }
  });

  test('whatever is changed in it', async () => {
    const text = log(30);
    const piece = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('', '<Event>', '</Event>', '<!--', '-->', '<![CDATA[', '<', '>', "'", '\0', '<\0E\0v\0e\0n\0t\0'),
    );
    const edit = fc.tuple(fc.nat(text.length), fc.nat(300), piece);
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        fc.nat(9000),
        fc.boolean(),
        async (edits, size, wide) => {
          const changed = edits.reduce((t, [at, cut, put]) => t.slice(0, at) + put + t.slice(at + cut), text);
          const bytes = wide ? utf16(changed) : Buffer.from(changed);
          expect(await passesAll(bytes, size + 1)).toEqual(await looksAtAll(bytes, size + 1));
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('nearly all of a plain log is passed', () => {
  const text = log(50);
  for (const [bytes, form] of [
    [Buffer.from(text), 'bytes'],
    [utf16(text), 'utf-16le'],
    [utf16(text, 'be'), 'utf-16be'],
  ] as const) {
    const window = new TextWindow(bytes, 0, form);
    const activity = new ActivityTally();
    const skimmer = new Skimmer(activity);
    const known = new KnownHeads(options.wanted, activity);
    const looked: string[] = [];
    const look = ({ from, head, place }: NotedEvent): void => {
      looked.push(head.recordId);
      expect([place, head]).toEqual([null, readHead(text, from)]);
      skimmer.learn(window, from, known.provider(head.provider)!, known.place(head.place)!);
    };
    // Where nothing is known yet, all is looked at; then nothing is.
    expect(skimmer.pass(window, 0, look)).toBe(text.length);
    expect(looked).toEqual(Array.from({ length: 50 }, (_, i) => String(i + 1)));
    expect(skimmer.events).toBe(0);
    expect(skimmer.pass(window, 0, look)).toBe(text.length);
    expect(looked.length).toBe(50);
    expect(skimmer.events).toBe(50);
    expect(activity.result().activity).toMatchObject([{ events: 50, runs: [{ from: '1', to: '50' }] }]);
    skimmer.close();
  }
});

test('an event of another provider in a known place is looked at, and counted with the others', () => {
  const ours = (i: number): string => (i % 4 === 0 ? eventText({ id: i, provider: "Name='ADSync'" }) : foreign(i));
  const window = new TextWindow(Buffer.from(log(40, ours)), 0, 'bytes');
  const activity = new ActivityTally();
  const skimmer = new Skimmer(activity);
  const known = new KnownHeads(options.wanted, activity);
  skimmer.pass(window, 0, ({ from, head }) => {
    skimmer.learn(window, from, known.provider(head.provider)!, known.place(head.place)!);
  });
  const looked: NotedEvent[] = [];
  skimmer.pass(window, 0, (event) => void looked.push(event));
  expect(looked.map(({ head, provider, place }) => [head.recordId, provider?.name, place?.computer])).toEqual(
    Array.from({ length: 10 }, (_, i) => [String(4 * (i + 1)), 'ADSync', 'SRV01']),
  );
  expect(activity.result().activity).toMatchObject([{ events: 40, runs: [{ from: '1', to: '40' }] }]);
  skimmer.close();
});

test('more names than it can keep are looked at', async () => {
  const many = (i: number): string => foreign(i, { provider: `Name='P${i % 6000}'`, computer: `S${i % 3000}` });
  const bytes = Buffer.from(log(7000, many));
  const read = (skim: boolean): Promise<unknown> =>
    drain(
      readEventXml(
        { name: 'a', stream: new SourceStream(memorySource(bytes)), head: bytes.subarray(0, 4096) },
        options,
        { skim },
      ),
    );
  expect(await read(true)).toEqual(await read(false));
});
