import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readLog } from '../read-log';
import { eventText } from '../testing/event-text';
import { drain, everything, ids } from '../testing/read-all';
import { openPaths } from './files';
import { expandGlob, segmentPattern } from './glob';

let root = '';
const noInput = (async function* () {})();
const tree = [
  'b/log10.xml',
  'b/log2.xml',
  'b/deep/x.evtx',
  'b/program.dll',
  'b/.hidden.xml',
  'a.XML',
  'list[1].xml',
  'list1.xml',
  'c/pic.png',
  'bare/export',
];

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'aadclog-files-')));
  for (const path of tree) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), eventText());
  }
  mkdirSync(join(root, 'empty'));
  symlinkSync(join(root, 'b'), join(root, 'b', 'deep', 'up'));
  symlinkSync(join(root, 'a.XML'), join(root, 'link.xml'));
});
afterAll(() => rmSync(root, { recursive: true }));

const open = async (...paths: string[]): Promise<{ names: string[]; problems: string[] }> => {
  const { sources, problems } = await openPaths(
    paths.map((path) => (path === '-' ? path : join(root, path))),
    noInput,
  );
  const short = (name: string): string => name.replace(`${root}/`, '');
  return {
    names: sources.map(({ name }) => short(name)),
    problems: problems.map(({ file, reason }) => `${reason} ${short(file)}`),
  };
};

test.each<[string, string[], string[], string[]]>([
  ['files in the order named', ['list1.xml', 'a.XML'], ['list1.xml', 'a.XML'], []],
  ['a file named twice, once through a link', ['a.XML', './a.XML', 'link.xml', '*.XML'], ['a.XML'], []],
  ['any ending, when it is named', ['b/program.dll'], ['b/program.dll'], []],
  ['a folder with all below it', ['b'], ['b/deep/x.evtx', 'b/log2.xml', 'b/log10.xml'], []],
  ['a folder with a file without ending', ['bare'], ['bare/export'], []],
  ['a folder without files', ['empty'], [], ['empty-folder empty']],
  ['a folder without logs', ['c'], [], ['empty-folder c']],
  ['nothing there', ['none.xml', 'a.XML/x'], [], ['no-such-path none.xml', 'no-such-path a.XML/x']],
  ['a pattern', ['b/log*.xml'], ['b/log2.xml', 'b/log10.xml'], []],
  ['a pattern with the other slash', ['b\\log?.xml'], ['b/log2.xml'], []],
  [
    'a pattern through folders',
    ['**/*.xml'],
    ['b/log2.xml', 'b/log10.xml', 'link.xml', 'list[1].xml', 'list1.xml'],
    [],
  ],
  ['a pattern for all below', ['b/**'], ['b/deep/x.evtx', 'b/log2.xml', 'b/log10.xml', 'b/program.dll'], []],
  ['a pattern that meets a folder', ['bar*'], ['bare/export'], []],
  ['a pattern without a match', ['*.evtx', 'none/*'], [], ['no-match *.evtx', 'no-match none/*']],
  ['a path that looks like a pattern', ['list[1].xml'], ['list[1].xml'], []],
  ['a pattern in brackets', ['list[0-9].xml'], ['list1.xml'], []],
  ['standard input, once', ['-', 'a.XML', '-'], ['-', 'a.XML'], []],
])('%s', async (_, paths, names, problems) => {
  expect(await open(...paths)).toEqual({ names, problems });
});

test('files are read from the disk, and standard input from the stream', async () => {
  const stdin = (async function* () {
    yield eventText({ id: 5 }).slice(0, 100);
    yield Buffer.from(eventText({ id: 5 }).slice(100));
  })();
  const { sources } = await openPaths([join(root, 'a.XML'), '-'], stdin);
  expect(sources.map(({ size }) => size)).toEqual([eventText().length, null]);
  const read = [];
  for (const source of sources) read.push(ids(await drain(readLog(source, everything))));
  expect(read).toEqual([['1'], ['5']]);
});

test('files that are read at the same time, or behind one that was left, keep their bytes apart', async () => {
  const contents = ['a', 'b', 'c'].map((letter, i) => letter.repeat(70_000 * (i + 1)));
  const paths = contents.map((content, i) => {
    const path = join(root, `apart${i}.log`);
    writeFileSync(path, content);
    return path;
  });
  const { sources } = await openPaths(paths, noInput);
  const iterators = sources.map((source) => source.open()[Symbol.asyncIterator]());
  const left = await iterators[2]!.next();
  expect(Buffer.from(left.value as Uint8Array).toString()).toBe(contents[2]);
  await iterators[2]!.return!();
  const both = await Promise.all([iterators[0]!.next(), iterators[1]!.next()]);
  expect(both.map(({ value }) => Buffer.from(value as Uint8Array).toString())).toEqual(contents.slice(0, 2));
  for (const iterator of iterators) await iterator.return!();
  paths.forEach((path) => rmSync(path));
});

test('a file that is gone when its turn comes is not readable', async () => {
  writeFileSync(join(root, 'gone.xml'), 'x');
  const { sources } = await openPaths([join(root, 'gone.xml')], noInput);
  rmSync(join(root, 'gone.xml'));
  const { problems } = await drain(readLog(sources[0]!, everything));
  expect(problems).toEqual([{ file: join(root, 'gone.xml'), offset: 0, reason: 'not-readable', detail: 'ENOENT' }]);
});

test('the case of letters counts only where it does for the system', async () => {
  expect(await expandGlob(join(root, 'A*.xml'), false)).toEqual([]);
  expect(await expandGlob(join(root, 'A*.xml'), true)).toEqual([join(root, 'a.XML')]);
});

test.each<[string, string, boolean]>([
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['*', '.hidden', false],
  ['.*', '.hidden', true],
  ['[!a]b', 'cb', true],
  ['[!a]b', 'ab', false],
  ['[]]', ']', true],
  ['a[b', 'a[b', true],
  ['[z-a]', 'b', false],
  ['a+(b).c', 'a+(b).c', true],
  ['a+(b).c', 'aa(b)xc', false],
])('%s for %s: %s', (pattern, name, matches) => {
  expect(segmentPattern(pattern, false).test(name)).toBe(matches);
});
