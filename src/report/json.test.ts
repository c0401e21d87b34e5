import type { Report } from '../model/report';
import { jsonPieces, jsonText } from './json';

/** As far as this form goes, any object is a report. */
const reportOf = (fields: object): Report => fields as Report;

test.each([0, 1, 99, 100, 101, 200, 201, 1000])('a report with %i flows, in pieces, is one text', (count) => {
  const flows = Array.from({ length: count }, (_, i) => ({
    id: `flow-${i}`,
    text: 'ö\u202e]\n}',
    events: [{ i }, []],
  }));
  for (const report of [{ flows }, { a: 1, flows, left: undefined, b: { c: [1, { d: null }] }, e: [] }])
    expect([...jsonPieces(reportOf(report))].join('')).toBe(jsonText(report));
});

test('no piece of a long list is long', () => {
  const flows = Array.from({ length: 5000 }, (_, i) => ({ id: `flow-${i}` }));
  const pieces = [...jsonPieces(reportOf({ flows }))];
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(pieces.join('').length / 20);
});
