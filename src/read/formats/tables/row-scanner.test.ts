import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { RowScanner } from './row-scanner';

function rowsOf(text: string, delimiter = ','): string[][] {
  const scanner = new RowScanner(text, delimiter, true);
  const rows: string[][] = [];
  for (let at = 0; at < text.length;) {
    const scan = scanner.scan(at);
    if (scan.kind !== 'row') throw new Error(`${scan.kind} at ${at}`);
    rows.push(scan.cells);
    at = scan.end;
  }
  return rows;
}

test.each([',', ';', '\t'])('reads with delimiter %j what another parser of CSV reads', (delimiter) => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'å', ' ', '"', ',', ';', '\t', '\r\n', '\n', '"\r\n', '",') });
  const write = (text: string): string => (/["\r\n]/.test(text) || text.includes(delimiter) ? quoted(text) : text);
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const tables = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(tables, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, always) => {
      const text = rows.map((row) => row.map(always ? quoted : write).join(delimiter) + end).join('');
      const expected = parse(text, { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
      expect(rowsOf(text, delimiter)).toEqual(expected);
      expect(rowsOf(text, delimiter)).toEqual(rows);
    }),
  );
});

test('a quote inside a cell without quotes is a character', () => {
  expect(rowsOf('a,b"c"d,e\n')).toEqual([['a', 'b"c"d', 'e']]);
});

test.each([
  ['"a"b,c\n', 'broken'],
  ['"a" ,c\n', 'broken'],
  ['"a\nb,c\n', 'open'],
])('%j is %s', (text, kind) => {
  expect(new RowScanner(text, ',', true).scan(0).kind).toBe(kind);
});

test.each(['a,b', '"a', '"a"', '"a"\r', '"a""'])('%j may go on', (text) => {
  expect(new RowScanner(text, ',', false).scan(0).kind).toBe('open');
});

test('cells without end are no row', () => {
  expect(new RowScanner('a,'.repeat(100_000), ',', true).scan(0).kind).toBe('broken');
});

test('looks at no more cells than it is asked for', () => {
  const scan = new RowScanner('a,b,c,"d', ',', true).scan(0, 3);
  expect(scan).toEqual({ kind: 'row', cells: ['a', 'b', 'c'], end: 6 });
});
