import type { LogSource } from '../model/record';
import { readLog } from './read-log';
import { eventText, eventTexts, utf16 } from './testing/event-text';
import { brief, drain, everything, ids, memorySource, readAll } from './testing/read-all';

const magic = (text: string): Uint8Array => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(5000)]);

test.each([
  // What is opened elsewhere comes here only from an archive in an archive in an archive.
  ['archive-nested', null, magic('PK\x03\x04')],
  ['archive-nested', null, magic('PK\x05\x06')],
  ['archive-nested', null, magic('PK00PK\x03\x04')],
  ['archive-nested', null, magic('\x1f\x8b\x08')],
  ['archive-7z', null, magic('7z\xbc\xaf\x27\x1c')],
  ['archive-cab', null, magic('MSCF')],
  ['archive-xz', null, magic('\xfd7zXZ\0')],
  ['archive-zstd', null, magic('\x28\xb5\x2f\xfd')],
  ['archive-bzip2', null, magic('BZh91AY&SY')],
  ['archive-tar', null, magic(`a.xml${'\0'.repeat(252)}ustar`)],
  ['archive-rar', null, magic('Rar!\x1a\x07\0')],
  ['old-evt', null, magic('\x30\0\0\0LfLe')],
  ['empty-file', null, new Uint8Array(0)],
  ['binary', null, magic('MZ\x90\0\x03')],
  ['not-event-xml', null, Buffer.from('Level,Date and Time,Source\r\nError,1/2/2026,ADSync')],
  ['not-event-xml', null, Buffer.from('<html><body>Events <!-- no --></body></html>')],
  ['not-event-xml', null, Buffer.from('<Events><EventXML/><EventID>1</EventID></Events>')],
  ['not-event-xml', null, utf16('\ufeffLevel,Date and Time,Source')],
])('a file that gives nothing ends as %s %s', async (reason, detail, bytes) => {
  const { records, problems, reading } = await readAll(bytes);
  expect(records).toEqual([]);
  expect(problems).toEqual([{ file: 'a.xml', offset: 0, reason, detail }]);
  expect(reading).toMatchObject({ format: 'unknown', events: 0, problems: 1, bytes: bytes.length, firstEvent: null });
});

test.each(['<Events></Events>', '<Events/>', "<?xml version='1.0'?>\r\n<Events xmlns='x'>\r\n</Events>"])(
  'an export without events is one: %j',
  async (text) => {
    const { problems, reading } = await readAll(Buffer.from(text));
    expect(problems).toEqual([]);
    expect(reading).toMatchObject({ format: 'event-xml', events: 0, problems: 0 });
  },
);

function failing(before: string[], code: string): LogSource {
  return {
    name: 'a.xml',
    size: null,
    async *open() {
      for (const text of before) yield Buffer.from(text);
      throw Object.assign(new Error('device'), { code });
    },
  };
}

test('a source that fails before its first byte is not readable', async () => {
  const whole = await drain(readLog(failing([], 'EACCES'), everything));
  expect(whole.problems).toEqual([{ file: 'a.xml', offset: 0, reason: 'not-readable', detail: 'EACCES' }]);
});

test('what came before a failure is kept', async () => {
  const [a, b, c] = eventTexts(3) as [string, string, string];
  const whole = await drain(readLog(failing([a, b + c.slice(0, 300)], 'EIO'), everything));
  expect(ids(whole)).toEqual(['1', '2']);
  expect(brief(whole)).toEqual([`event-truncated@${(a + b).length}`, `read-interrupted@${(a + b).length + 300}`]);
  expect(whole.problems[1]!.detail).toBe('EIO');
  expect(whole.reading).toMatchObject({ events: 2, problems: 2 });
});

test('a reader that is left early closes its source', async () => {
  let closed = false;
  const source: LogSource = {
    name: 'a.xml',
    size: null,
    async *open() {
      try {
        for (;;) yield Buffer.from(eventText().repeat(1000));
      } finally {
        closed = true;
      }
    },
  };
  for await (const batch of readLog(source, everything)) {
    expect(batch.records.length).toBeGreaterThan(0);
    break;
  }
  expect(closed).toBe(true);
});

test('an error of the caller is no problem of the input', async () => {
  const wanted = (): boolean => {
    throw new TypeError('bug');
  };
  await expect(drain(readLog(memorySource(eventText()), { wanted }))).rejects.toThrow('bug');
});
