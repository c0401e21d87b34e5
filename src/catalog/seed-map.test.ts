import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SeedMap } from '../model/catalog';

const root = join(__dirname, '../..');
const catalog = join(root, 'catalog');
const { documents, entries } = parse(readFileSync(join(catalog, 'seed-map.yaml'), 'utf8')) as SeedMap;

/** The source documents are not part of the project; who has them beside it checks against them. */
const seeds = join(root, '../shared/seeds');
const withSeeds = existsSync(seeds) ? describe : describe.skip;
const read = (seed: string): string => readFileSync(join(seeds, seed), 'utf8').replaceAll('\r', '');

const RANGE = /^(.*\/(?:item|row)-)(\d+)\.\.(\d+)$/;
const CODE = /^(\d{4,5}|HR \w+|\w+ = \d+)$/;
const RULE = /^\|[\s|:-]+$/;

test('every entry that the map names exists', () => {
  const paths = [...new Set(entries.flatMap(({ carriedBy }) => carriedBy))];
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => !existsSync(join(catalog, `${path}.yaml`)))).toEqual([]);
});

test('every entry belongs to a document of the map', () => {
  expect(new Set(entries.map(({ seed }) => seed))).toEqual(new Set(documents.map(({ seed }) => seed)));
});

test('the tables in README.md are current; `npm run seed-map` writes them anew', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/seed-map.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('anchors of a document: headings, bold lines, rows, items and notes', () => {
  const markdown = [
    ...['---', 'title: x', '---', '# <a name="top"></a>T', '* a', '| h |', '| --- |', '| 31013| N|', '| Words | b'],
    ...['## <a name="next"></a>**N**', '> [!WARNING]', '**Bold line**', '1. one', '    - two', 'a **word** of text'],
  ].join('\n');
  expect(anchorsOf(markdown)).toEqual([
    ...['top', 'top/item-1', 'top/31013', 'top/row-2'],
    ...['next', 'next/note-1', 'next/section-1', 'next/section-1/item-1', 'next/section-1/item-2'],
  ]);
});

withSeeds('beside the source documents', () => {
  test('the map has every document', () => {
    expect(documents.map(({ seed }) => seed).sort()).toEqual(readdirSync(seeds).sort());
  });

  test.each(documents.map(({ seed }) => seed))('%s: every heading, row, item and note is mapped once', (seed) => {
    const anchors = entries.filter((entry) => entry.seed === seed).flatMap(({ anchor }) => expanded(anchor));
    expect(anchors.sort()).toEqual(anchorsOf(read(seed)).sort());
  });

  test.each(documents)('$seed: the date of the edition', ({ seed, date }) => {
    const [, month, day, year] = /^ms\.date: (\d+)\/(\d+)\/(\d+)/m.exec(read(seed))!;
    expect(`${year}-${month}-${day}`).toBe(date);
  });

  test('no Swedish sentence of eight words or more is copied', () => {
    const sources = documents.map(({ seed }) => letters(read(seed)));
    const sentences = swedishTexts().flatMap((text) => text.split(/(?<=[.!?:;])\s+/));
    const long = sentences.filter((sentence) => sentence.trim().split(/\s+/).length >= 8);
    expect(long.length).toBeGreaterThan(500);
    expect(long.filter((sentence) => sources.some((source) => source.includes(letters(sentence))))).toEqual([]);
  });
});

/** `x/item-2..4` stands for three anchors. */
function expanded(anchor: string): string[] {
  const match = RANGE.exec(anchor);
  if (!match) return [anchor];
  const [first, last] = [Number(match[2]), Number(match[3])];
  return Array.from({ length: last - first + 1 }, (_, index) => `${match[1]}${first + index}`);
}

/** What a map of the document must have, in the document's order. */
function anchorsOf(markdown: string): string[] {
  const lines = markdown.replace(/^---\n.*?\n---\n/s, '').split('\n');
  const anchors: string[] = [];
  const counts = new Map<string, number>();
  let [heading, place] = ['', ''];
  const next = (under: string, kind: string): string => {
    const path = `${under}/${kind}`;
    counts.set(path, (counts.get(path) ?? 0) + 1);
    return `${path}-${counts.get(path)}`;
  };
  lines.forEach((line, index) => {
    if (/^#+ /.test(line)) anchors.push((place = heading = /<a name="([^"]+)"/.exec(line)![1]!));
    else if (/^\*\*.+\*\*\s*$/.test(line)) anchors.push((place = next(heading, 'section')));
    else if (line.startsWith('|')) {
      if (RULE.test(line) || RULE.test(lines[index + 1] ?? '')) return;
      const [row, cell] = [next(place, 'row'), line.split('|')[1]!.trim()];
      anchors.push(CODE.test(cell) ? `${place}/${cell}` : row);
    } else if (/^\s*([*-]|\d+\.) /.test(line)) anchors.push(next(place, 'item'));
    else if (line.startsWith('> [!')) anchors.push(next(place, 'note'));
  });
  return anchors;
}

/** The documents break compounds apart, so blanks and punctuation must not count. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function swedishTexts(): string[] {
  const files = readdirSync(catalog, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const labels = Object.values(parse(readFileSync(join(catalog, 'words/sv.yaml'), 'utf8')) as Record<string, string>);
  const texts: string[] = [...labels];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'sv' && typeof inner === 'string') texts.push(inner);
      else collect(inner);
    }
  };
  files.forEach((name) => collect(parse(readFileSync(join(catalog, name), 'utf8'))));
  return texts;
}
