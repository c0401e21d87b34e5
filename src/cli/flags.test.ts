import * as choose from './flags';

const flags = (given: Partial<choose.RawFlags>): choose.RawFlags => ({ color: true, ...given });

test('the format is the one asked for, else that of the file name, else for the terminal', () => {
  expect(choose.chooseFormat(flags({ format: 'HTML', output: 'a.md' }))).toBe('html');
  const named = ['a.html', 'a.MD', 'b.json', 'c.txt', 'd.csv', 'e.jsonl'];
  expect(named.map((output) => choose.chooseFormat(flags({ output })))).toEqual([
    ...['html', 'markdown', 'json', 'terminal', 'csv', 'ndjson'],
  ]);
  expect(choose.chooseFormat(flags({}))).toBe('terminal');
  expect(() => choose.chooseFormat(flags({ output: 'a.pdf' }))).toThrow(/does not say which format/);
});

test('a format that does not exist yet is refused, and the existing ones are named', () => {
  expect(() => choose.chooseFormat(flags({ format: 'pdf' }))).toThrow(
    expect.objectContaining({ hint: 'Use one of terminal, markdown, html, json, csv, ndjson.' }),
  );
});

test('severities that make the exit status 1', () => {
  expect(choose.chooseSeverities(flags({}))).toEqual([]);
  expect(choose.chooseSeverities(flags({ failOn: 'warning' }))).toEqual(['error', 'warning']);
  expect(() => choose.chooseSeverities(flags({ failOn: 'info' }))).toThrow(/--fail-on/);
});

test('a tracking id is a GUID, with or without braces, in either case', () => {
  const id = '0a1b2c3d-0000-4000-8000-00000000ABCD';
  expect(choose.chooseTrackingId(flags({ trackingId: `{${id}}` }))).toBe(id.toLowerCase());
  expect(() => choose.chooseTrackingId(flags({ trackingId: '42' }))).toThrow(/not a tracking id/);
});

test('width', () => {
  expect(choose.chooseWidth(flags({ width: '120' }))).toBe(120);
  for (const width of ['39', '-1', 'wide', '1e3']) expect(() => choose.chooseWidth(flags({ width }))).toThrow(/width/);
});

test('a span does not go with its ends', () => {
  expect(() => choose.checkTogether(flags({ last: '1h', from: '2024-01-01' }))).toThrow(/combined/);
  expect(() => choose.checkTogether(flags({ last: '1h' }))).not.toThrow();
});
