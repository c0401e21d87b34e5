import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Labels } from '../model/catalog';
import type { Coverage } from '../model/report';
import { fileProblemLines, remarkLines } from './input-problems';

const labelsOf = (language: string): Labels =>
  parse(readFileSync(join(__dirname, `../../catalog/words/${language}.yaml`), 'utf8')) as Labels;
const problem = (file: string, reason: string, detail: string | null = null) => ({ file, reason, detail, offset: 0 });
const coverage = (problems: Coverage['problems'], problemCount = problems.length): Coverage => ({
  ...{ files: [], events: 0, selected: 0, duplicates: 0, gaps: [], logs: [], missing: [], notes: [] },
  problems,
  problemCount,
});

test('whole files get a line each, pieces of files none', () => {
  const lines = fileProblemLines(labelsOf('en'), [
    problem('a.xml', 'empty-file'),
    problem('b.xml', 'event-truncated'),
    problem('c\n\u001b.xml', 'not-readable', 'EACCES'),
  ]);
  expect(lines).toEqual([
    expect.stringMatching(/^a\.xml: the file is empty/),
    expect.stringMatching(/^c <U\+001B>\.xml: .*\(EACCES\)$/),
  ]);
});

test.each(['en', 'sv'])('remarks in %s count inputs and pieces apart, and have words for one and many', (language) => {
  const labels = labelsOf(language);
  const given = [
    problem('a.xml', 'empty-file'),
    problem('a.xml', 'read-interrupted'),
    problem('b.xml', 'event-malformed'),
  ];
  const [inputs, pieces, ...rest] = remarkLines(labels, coverage(given, 152));
  expect([inputs, pieces].map((line) => /^\d+/.exec(line!)?.[0])).toEqual(['1', '150']);
  expect(rest).toEqual([]);
  const [many, one] = remarkLines(
    labels,
    coverage([problem('a', 'archive-7z'), problem('b', 'zip-split'), problem('c', 'event-malformed')]),
  );
  expect([many, one].map((line) => /^\d+/.exec(line!)?.[0])).toEqual(['2', '1']);
  expect([inputs, pieces, many, one].filter((line) => /cli\.|\{/.test(line!))).toEqual([]);
  expect(remarkLines(labels, coverage([]))).toEqual([]);
});

test('what did not fit into memory is told beside the report', () => {
  const notes = [
    { file: 'a.xml', kind: 'skipped', detail: 'x.png' },
    { file: 'a.xml', kind: 'successes-folded', detail: '12' },
    { file: 'b.xml', kind: 'events-left-out', detail: '34' },
  ];
  expect(remarkLines(labelsOf('en'), { ...coverage([]), notes })).toEqual([
    expect.stringMatching(/^a\.xml: memory ran short.* 12 .*--max-memory/),
    expect.stringMatching(/^b\.xml: memory ran short.* 34 .*--max-memory/),
  ]);
});
