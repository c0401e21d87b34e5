import { type Part, type Place, place, type Template, type Value, value } from '../../../testing/evtx/binxml';
import { ChunkWriter } from '../../../testing/evtx/chunk-writer';
import { fileOf } from '../../../testing/evtx/log-writer';
import { Damaged } from './damaged';
import { xmlOfLog } from './xml-of-log.test-data';

const bytes = (...parts: (number | bigint)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'bigint' ? [...new Uint8Array(BigInt64Array.of(part).buffer)] : [part])),
  );
const SYSTEM = [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0];
const ADMINISTRATORS = [1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0];
const of = (array: ArrayBufferView): Uint8Array => new Uint8Array(array.buffer);

/** An element whose content is one value. */
function rendered(one: Value, shown: Place = place(0, one.type)): string {
  const template: Template = { key: 'a', root: { name: 'a', content: [shown] } };
  const chunk = new ChunkWriter(1n);
  expect(chunk.add({ id: 1n, written: 0n, body: { template, values: [one] } })).toBe(true);
  return xmlOfLog(fileOf([chunk.finish()]))[0]!;
}

test.each<[string, number, Uint8Array, string]>([
  ['no value', 0, bytes(), ''],
  ['a string', 1, of(Uint16Array.from([0xe9, 0x6f22, 0xd83d, 0xde00])), 'é漢😀'],
  ['a string with its NUL', 1, of(Uint16Array.from([97, 0])), 'a'],
  ['markup', 1, of(Uint16Array.from([60, 38, 62, 34, 39])), `&lt;&amp;&gt;"'`],
  ['an ANSI string', 2, bytes(0x80, 0xe9, 0), '€é'],
  ['int8', 3, bytes(0xfe), '-2'],
  ['uint8', 4, bytes(0xfe), '254'],
  ['int16', 5, of(Int16Array.of(-300)), '-300'],
  ['uint16', 6, of(Uint16Array.of(65000)), '65000'],
  ['int32', 7, of(Int32Array.of(-70000)), '-70000'],
  ['uint32', 8, of(Uint32Array.of(4_000_000_000)), '4000000000'],
  ['int64', 9, bytes(-9_007_199_254_740_993n), '-9007199254740993'],
  ['uint64', 10, bytes(-1n), '18446744073709551615'],
  ['a small uint64', 10, bytes(7n), '7'],
  ['float', 11, of(Float32Array.of(0.1)), '0.1'],
  ['double', 12, of(Float64Array.of(-2.5)), '-2.5'],
  ['a negative zero', 12, of(Float64Array.of(-0)), '-0'],
  ['a double below all numbers', 12, of(Float64Array.of(-Infinity)), '-1.#INF'],
  ['a float above all numbers', 11, of(Float32Array.of(Infinity)), '1.#INF'],
  ['a float that is no number', 11, of(Float32Array.of(NaN)), '-1.#IND'],
  ['true', 13, bytes(0xff, 0, 1, 0), 'true'],
  ['false', 13, bytes(0, 0, 0, 0), 'false'],
  ['binary', 14, bytes(0xd9, 6, 0), 'D90600'],
  ['a GUID', 15, Uint8Array.from({ length: 16 }, (_, i) => i + 0xf0), '{f3f2f1f0-f5f4-f7f6-f8f9-fafbfcfdfeff}'],
  ['a size of 4 bytes', 16, bytes(0xab, 1, 0, 0), '0x1ab'],
  ['a size of 8 bytes', 16, bytes(-1n), '0xffffffffffffffff'],
  ['a time', 17, bytes(133_937_732_451_454_614n), '2025-06-07T12:34:05.1454614Z'],
  ['the first time', 17, bytes(0n), '1601-01-01T00:00:00.0000000Z'],
  ['no time', 17, bytes(-1n), ''],
  ['system time', 18, of(Uint16Array.of(2025, 6, 0, 8, 7, 14, 5, 45)), '2025-06-08T07:14:05.045Z'],
  ['a SID', 19, bytes(...ADMINISTRATORS), 'S-1-5-32-544'],
  ['a SID of a large authority', 19, bytes(1, 1, 0x12, 0, 0, 0, 0, 0xab, 7, 0, 0, 0), 'S-1-0x1200000000ab-7'],
  ['hex of 32 bits', 20, bytes(0, 0xc0, 0, 0x80), '0x8000c000'],
  ['hex of 64 bits', 21, bytes(0x80000000000000n), '0x80000000000000'],
])('%s', (_name, type, content, text) => {
  expect(rendered(value.raw(type, content))).toBe(`<a>${text}</a>`);
});

test.each<[string, Value, string]>([
  ['strings', value.strings(['a', '', '<b>']), '<a>a</a><a></a><a>&lt;b&gt;</a>'],
  ['one empty string', value.strings(['']), '<a></a>'],
  ['strings without a last NUL', value.raw(0x81, of(Uint16Array.of(97, 0, 98))), '<a>a</a><a>b</a>'],
  ['numbers', value.raw(0x88, of(Uint32Array.of(1, 2))), '<a>1</a><a>2</a>'],
  ['times', value.raw(0x91, bytes(0n)), '<a>1601-01-01T00:00:00.0000000Z</a>'],
  ['SIDs', value.raw(0x93, bytes(...SYSTEM, ...ADMINISTRATORS)), '<a>S-1-5-18</a><a>S-1-5-32-544</a>'],
  ['no strings', value.strings([]), '<a></a>'],
  ['no numbers', value.raw(0x88, bytes()), '<a></a>'],
])('a list of %s repeats the element', (_name, list, xml) => {
  expect(rendered(list)).toBe(xml);
});

test('a list in an attribute stands there once', () => {
  const template: Template = { key: 'a', root: { name: 'a', attributes: { b: place(0, 0x81) }, closed: true } };
  const chunk = new ChunkWriter(1n);
  chunk.add({ id: 1n, written: 0n, body: { template, values: [value.strings(['x', `"'<`])] } });
  expect(xmlOfLog(fileOf([chunk.finish()]))).toEqual([`<a b='x &quot;&apos;&lt;'/>`]);
});

test('what depends on a value that is not there is left out; an attribute without text too', () => {
  const root = {
    name: 'a',
    content: [
      { name: 'gone', needs: 0, content: ['x'] },
      {
        name: 'here',
        needs: 1,
        attributes: { gone: place(0, 1), empty: { index: 0, type: 1, optional: false }, kept: 'b' },
        closed: true,
      },
    ],
  };
  const chunk = new ChunkWriter(1n);
  chunk.add({ id: 1n, written: 0n, body: { template: { key: 'a', root }, values: [value.none(), value.uint8(1)] } });
  expect(xmlOfLog(fileOf([chunk.finish()]))).toEqual([`<a><here kept='b'/></a>`]);
});

/** An element whose content the log has as it is. */
function written(content: readonly Part[]): string {
  const chunk = new ChunkWriter(1n);
  chunk.add({ id: 1n, written: 0n, body: { root: { name: 'a', content } } });
  return xmlOfLog(fileOf([chunk.finish()]))[0]!;
}

test('what the log has as a reference stays one', () => {
  const content = ['"', { to: 'quot' }, { to: 'amp' }, 'amp;', { to: 13 }, '\n'];
  expect(written(content)).toBe('<a>"&quot;&amp;amp;&#13;\n</a>');
});

test.each(['nbsp', 'constructor'])('%s is no entity', (to) => {
  expect(() => written([{ to }])).toThrow(Damaged);
});

test.each<[string, Value]>([
  ['a number of the wrong size', value.raw(8, bytes(1, 2))],
  ['an unknown type', value.raw(77, bytes(1))],
  ['a list that does not come out even', value.raw(0x88, bytes(1, 2, 3))],
  ['a SID without its parts', value.raw(19, bytes(1, 9, 0, 0, 0, 0, 0, 5))],
  ['a list of SIDs that is cut off', value.raw(0x93, bytes(...SYSTEM, ...ADMINISTRATORS.slice(0, -1)))],
  ['a list whose items have no size', value.raw(0x8e, bytes(1))],
])('%s is damage', (_name, one) => {
  expect(() => rendered(one)).toThrow();
});
