import { archive, deflate64, gzipOf, log, names, piped, readArchive, zipOf } from './archives.test-data';
import { eventTexts } from '../testing/event-text';
import { LIMITS } from './limits';
import { Passwords } from './passwords';
import { memoryAccess } from './random-access';
import { listZip } from './zip';

const limits = { ...LIMITS, floor: 100_000 };

test('a zip gives its logs, in natural order, with what lies around them counted', async () => {
  const bytes = await zipOf({
    'in/log10.xml': log,
    'in/log2.xml': log,
    'in/shot.png': 'x',
    'readme.txt': 'Sent by Anna',
    '__MACOSX/in/._log2.xml': 'x',
    'in/LocaleMetaData/Application_1033.MTA': 'x',
    'desktop.ini': 'x',
  });
  const read = await readArchive(archive(bytes));
  expect(names(read)).toEqual(['a.zip/in/log2.xml', 'a.zip/in/log10.xml', 'a.zip/readme.txt']);
  expect([read.events, read.problems]).toEqual([6, []]);
  expect(read.skipped).toEqual(['a.zip: in/shot.png', 'a.zip: readme.txt']);
});

test.each<[string, (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array, string, string[]]>([
  ['gzip', (zip) => gzipOf(zip), 'a.gz/a.xml', []],
  ['zip in zip', (zip) => zipOf({ 'b.zip': zip }), 'a.gz/b.zip/a.xml', []],
  ['zip in zip in zip', async (zip) => zipOf({ 'c.zip': await zipOf({ 'b.zip': zip }) }), '', ['nested']],
  ['zip in gzip in zip', (zip) => zipOf({ 'b.gz': gzipOf(zip) }), '', ['nested']],
])('a zip in %s', async (_, wrap, name, problems) => {
  const bytes = await wrap(await zipOf({ 'a.xml': log }));
  for (const source of [archive(bytes, 'a.gz'), piped(bytes, 'a.gz')]) {
    const read = await readArchive(source);
    expect(read.problems.map((line) => /archive-(\w+)/.exec(line)?.[1])).toEqual(problems);
    if (name !== '') expect([names(read), read.events]).toEqual([[name], 3]);
  }
});

test('a gzip in a zip, and one alone on standard input', async () => {
  const inZip = await readArchive(archive(await zipOf({ 'a.xml.gz': gzipOf(log) })));
  expect([names(inZip), inZip.events]).toEqual([['a.zip/a.xml.gz'], 3]);
  const alone = await readArchive(piped(gzipOf(log)));
  expect([names(alone), alone.events, alone.problems]).toEqual([['-'], 3, []]);
});

test.each(['file', 'pipe'])('what is no archive passes as it is from a %s', async (kind) => {
  const bytes = Buffer.from(log);
  const read = await readArchive(kind === 'file' ? archive(bytes, 'a.xml') : piped(bytes, 'a.xml'));
  expect([names(read), read.events, read.problems]).toEqual([['a.xml'], 3, []]);
});

test('Deflate64, which Explorer uses for large files', async () => {
  const read = await readArchive(archive(deflate64));
  expect([read.events, read.problems]).toEqual([1, []]);
  expect(read.logs[0]![1].records[0]!.data[0]).toMatch(/^(\w{200})a{45000}\1$/);
});

test.each([
  ['stored', { level: 0 }],
  ['Zip64', { zip64: true }],
  ['sizes behind the data', { dataDescriptor: true }],
])('%s', async (_, options) => {
  const read = await readArchive(archive(await zipOf({ 'a.xml': log }, options)));
  expect([read.events, read.problems]).toEqual([3, []]);
});

test('names are names, and two that are equal are told apart', async () => {
  const evil = ['../../etc/cron.d/x.xml', '/abs.xml', 'C:\\win.xml', 'e\u001b[31m.xml', `${'n'.repeat(900)}.xml`];
  const read = await readArchive(archive(await zipOf(Object.fromEntries(evil.map((name) => [name, log])))));
  expect(read.events).toBe(15);
  expect(names(read)).toContain('a.zip/../../etc/cron.d/x.xml');
  expect(names(read)).toContain('a.zip/C:/win.xml');
  expect(Math.max(...names(read).map((name) => name.length))).toBeLessThan(320);
  const twice = Buffer.from(await zipOf({ '1.xml': log, '2.xml': log }));
  const same = Buffer.from(twice.toString('latin1').replaceAll('2.xml', '1.xml'), 'latin1');
  expect(names(await readArchive(archive(same)))).toEqual(['a.zip/1.xml', 'a.zip/1.xml (2)']);
});

test.each([
  ['nothing', {}, 'a.zip: archive-empty'],
  ['pictures', { 'a.png': 'x', 'b.exe': 'x' }, 'a.zip: archive-empty (a.png, b.exe)'],
  ['what systems leave', { '__MACOSX/x': 'x', '.DS_Store': 'x' }, 'a.zip: archive-empty (__MACOSX/x, .DS_Store)'],
])('a zip of %s says that it holds no log', async (_, contents, expected) => {
  expect((await readArchive(archive(await zipOf(contents)))).problems).toEqual([expected]);
});

test.each([
  ['UTF-8', 'sésame ', [0x73, 0xc3, 0xa9, 0x73, 0x61, 0x6d, 0x65, 0x20]],
  ['code page 437', 'Ås¢', [0x8f, 0x73, 0x9b]],
  ['code page 850', 'Søren', [0x53, 0x9b, 0x72, 0x65, 0x6e]],
  ['windows-1252', 'fünf€', [0x66, 0xfc, 0x6e, 0x66, 0x80]],
])('a password beyond ASCII that was written in %s into the older encryption', async (_, password, written) => {
  const bytes = await zipOf({ 'a.xml': log }, { rawPassword: Uint8Array.from(written), zipCrypto: true });
  const read = await readArchive(archive(bytes), { passwords: new Passwords([password]) });
  expect([read.events, read.problems]).toEqual([3, []]);
});

test('a password in letters that no code page of Windows has is tried as well', async () => {
  const bytes = await zipOf({ 'a.xml': log }, { rawPassword: new TextEncoder().encode('パス'), zipCrypto: true });
  const read = await readArchive(archive(bytes), { passwords: new Passwords(['パス']) });
  expect([read.events, read.problems]).toEqual([3, []]);
});

describe.each([
  ['AES', {}],
  ['ZipCrypto', { zipCrypto: true }],
])('encrypted with %s', (_, options) => {
  const encrypted = (): Promise<Uint8Array> =>
    zipOf({ 'a.xml': log, 'b.xml': log }, { password: 'sésame ', ...options });

  test('a password that is known', async () => {
    const read = await readArchive(archive(await encrypted()), { passwords: new Passwords(['no', 'sésame ']) });
    expect([read.events, read.problems]).toEqual([6, []]);
  });

  test('a password that a person knows at the second attempt, asked for once for all files', async () => {
    const asked: [string, boolean][] = [];
    const ask = async (name: string, again: boolean): Promise<string> => {
      asked.push([name, again]);
      return again ? 'sésame ' : 'sesame';
    };
    const read = await readArchive(archive(await encrypted()), { passwords: new Passwords([], ask) });
    expect([read.events, read.problems]).toEqual([6, []]);
    expect(asked).toEqual([
      ['a.zip', false],
      ['a.zip', true],
    ]);
  });

  test.each([
    ['missing', new Passwords()],
    ['missing', new Passwords([], async () => null)],
    ['wrong', new Passwords(['no'])],
    ['wrong', new Passwords([], async () => 'no')],
  ])('a password that is %s', async (what, passwords) => {
    const bytes = await withoutChance(encrypted, 'no');
    const read = await readArchive(archive(bytes), { passwords });
    expect([read.events, read.problems]).toEqual([
      0,
      [`a.zip/a.xml: zip-password-${what}`, `a.zip/b.xml: zip-password-${what}`],
    ]);
  });
});

/** An archive none of whose files lets that password past its check, as one of 256 does. */
async function withoutChance(make: () => Promise<Uint8Array>, password: string): Promise<Uint8Array> {
  for (;;) {
    const bytes = await make();
    const { entries } = await listZip(memoryAccess(bytes), 9);
    const fits = await Promise.all(entries.map((entry) => entry.fits(password)));
    if (fits.every((fit) => fit === 'no')) return bytes;
  }
}

test.each([
  ['packed', {}],
  ['stored', { level: 0 }],
])(
  'a wrong password that gets past the one byte of ZipCrypto is not the right one, in a file that is %s',
  async (_, options) => {
    const bytes = await zipOf({ 'a.xml': log }, { password: 'right', zipCrypto: true, ...options });
    const [entry] = (await listZip(memoryAccess(bytes), 1)).entries;
    const fits: Record<string, string[]> = { yes: [], perhaps: [], no: [] };
    for (let n = 0; n < 1500; n += 1) fits[await entry!.fits(`wrong ${n}`)]!.push(`wrong ${n}`);
    expect(fits['yes']).toEqual([]);
    expect(fits['perhaps']).not.toEqual([]);
    const [past] = fits['perhaps']!;
    const known = await readArchive(archive(bytes), { passwords: new Passwords([past!, 'right']) });
    expect([known.events, known.problems]).toEqual([3, []]);
    const ask = async (_name: string, again: boolean): Promise<string> => (again ? 'right' : past!);
    const asked = await readArchive(archive(bytes), { passwords: new Passwords([], ask) });
    expect([asked.events, asked.problems]).toEqual([3, []]);
  },
);

test('the right password of a damaged file is not called a wrong one', async () => {
  const bytes = await zipOf({ 'a.xml': log, 'b.xml': log }, { password: 'right', zipCrypto: true });
  bytes[60]! ^= 0xff;
  for (const passwords of [new Passwords(['right']), new Passwords([], async () => 'right')]) {
    const read = await readArchive(archive(bytes), { passwords });
    expect([read.events, read.problems]).toEqual([3, [expect.stringMatching(/^a.zip\/a.xml: archive-damaged/)]]);
  }
});

test('a bomb is stopped, whatever it is packed in, and an honest log is not', async () => {
  const bomb = Buffer.alloc(20_000_000, 'a line of a log\n');
  const zip = await zipOf({ 'a.log': bomb });
  for (const source of [archive(zip), piped(zip), archive(gzipOf(bomb)), archive(await zipOf({ 'b.zip': zip }))]) {
    const { problems } = await readArchive(source, { limits });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/archive-too-large \(\d{6,7}\)$/);
  }
  const honest = await readArchive(
    archive(await zipOf({ 'a.xml': eventTexts(500, { data: ['x'.repeat(40)] }).join('') })),
    { limits },
  );
  expect(honest.problems).toEqual([]);
});

test('many small files are a bomb too, and so are too many', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.log`, new Uint8Array(10_000)]));
  const zip = await zipOf(many);
  const large = await readArchive(archive(zip), { limits: { ...limits, ratio: 1 } });
  expect(large.problems.filter((line) => line.includes('archive-too-large'))).toHaveLength(20);
  const counted = await readArchive(archive(zip), { limits: { ...LIMITS, entries: 10 } });
  expect(counted.problems[0]).toBe('a.zip: archive-entries (10)');
  expect(counted.logs).toHaveLength(11);
});

test('progress is in packed bytes, runs forward, and ends with all of them', async () => {
  const bytes = await zipOf({ '1.xml': log.repeat(50), '2.xml': log.repeat(50), 'c.png': Buffer.alloc(5000, 'xy') });
  const { positions } = await readArchive(archive(bytes));
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
  expect(positions[0]).toBeGreaterThan(0);
  expect(positions.at(-1)).toBe(bytes.length);
  expect(positions[0]! / bytes.length).toBeLessThan(0.6);
  const fromPipe = await readArchive(piped(bytes));
  expect(fromPipe.positions.at(-1)).toBe(bytes.length);
});
