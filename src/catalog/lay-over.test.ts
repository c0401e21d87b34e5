import fc from 'fast-check';
import { layFilesOver } from './lay-over';
import type { CatalogFile } from './problem';

const runs = { numRuns: 60, seed: 20261120 };
const field = fc.constantFrom('title', 'steps', 'sources', '__proto__', 'constructor');
const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.record({ en: fc.string(), sv: fc.string() }),
  fc.array(fc.oneof(fc.string(), fc.record({ url: fc.string() })), { maxLength: 4 }),
);
const entry = fc.dictionary(field, value, { maxKeys: 4 });
/** Fields that replace, and lists that are appended to. */
const patch = fc.dictionary(field, fc.oneof(value, fc.record({ append: fc.array(fc.string(), { maxLength: 3 }) })));
const path = fc.constantFrom('remediations/a.yaml', 'remediations/b.yaml', 'causes/a.yaml');
const filesOf = (content: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<CatalogFile[]> =>
  fc
    .uniqueArray(fc.tuple(path, content), { selector: ([each]) => each })
    .map((pairs) => pairs.map(([each, given]) => ({ path: each, value: given })));
const contents = (files: readonly CatalogFile[]): [string, unknown][] => files.map((file) => [file.path, file.value]);
const lay = (base: CatalogFile[], ...overlays: CatalogFile[][]): CatalogFile[] =>
  overlays.reduce((files, overlay) => layFilesOver(files, overlay).files, base);
const one = (lower: object, upper: object): unknown =>
  layFilesOver([{ path: 'a', value: lower }], [{ path: 'a', value: upper }]).files[0]!.value;

test('an empty overlay changes nothing, and so does one of empty entries', () => {
  fc.assert(
    fc.property(filesOf(entry), (base) => {
      expect(layFilesOver(base, [])).toEqual({ files: base, changes: [], problems: [] });
      const empty = base.map(({ path: each }) => ({ path: each, value: {} }));
      const laid = layFilesOver(base, empty);
      expect(contents(laid.files)).toEqual(contents(base));
      expect(laid.changes.every(({ fields }) => fields?.length === 0)).toBe(true);
    }),
    runs,
  );
});

test('an overlay laid twice is the same as laid once', () => {
  fc.assert(
    fc.property(filesOf(entry), filesOf(patch), (base, overlay) => {
      const known = overlay.filter((file) => base.some((each) => each.path === file.path));
      expect(contents(lay(base, known, known))).toEqual(contents(lay(base, known)));
    }),
    runs,
  );
});

test('of two overlays that replace a field the later one wins; those that touch different entries do not care', () => {
  fc.assert(
    fc.property(filesOf(entry), filesOf(entry), filesOf(entry), (base, first, second) => {
      const both = new Map(contents(lay(base, first, second)));
      for (const file of second) expect(both.get(file.path)).toMatchObject(plain(file.value as object));
      const apart = first.filter((file) => !second.some((each) => each.path === file.path));
      expect(new Map(contents(lay(base, apart, second)))).toEqual(new Map(contents(lay(base, second, apart))));
    }),
    runs,
  );
});

/** toMatchObject looks through prototypes, so what is named like a part of one is left to the other properties. */
const plain = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== '__proto__' && name !== 'constructor'));

test('scalars, words and lists are replaced whole; append adds what is not there', () => {
  const lower = { risk: 'low', title: { en: 'a', sv: 'b' }, steps: [1, 2], sources: [{ url: 'x', date: 'y' }] };
  expect(one(lower, { risk: 'high' })).toEqual({ ...lower, risk: 'high' });
  expect(one(lower, { title: { en: 'new' } })).toEqual({ ...lower, title: { en: 'new' } });
  expect(one(lower, { steps: [3] })).toEqual({ ...lower, steps: [3] });
  expect(one(lower, { steps: { append: [2, 3, 3] } })).toEqual({ ...lower, steps: [1, 2, 3] });
  expect(one(lower, { sources: { append: [{ date: 'y', url: 'x' }] } })).toEqual(lower);
});

test('changes are told: what is new, which fields are other, and what was the same before', () => {
  const base = [{ path: 'causes/a.yaml', value: { severity: 'error', title: 't', steps: ['s'] } }];
  const upper = [
    { path: 'causes/a.yaml', value: { severity: 'warning', title: 't', steps: { append: ['s'] } } },
    { path: 'causes/b.yaml', value: { id: 'b' } },
  ];
  expect(layFilesOver(base, upper).changes).toEqual([
    { entry: 'causes/a', fields: ['severity'] },
    { entry: 'causes/b', fields: null },
  ]);
});

test('a mistake is told at its place in the overlay that made it', () => {
  const base: CatalogFile = { path: 'a', value: { steps: ['s'], title: 't' } };
  const first: CatalogFile = { path: 'a', value: { steps: { append: ['s', 'x'] } }, shown: 'first/a' };
  const second: CatalogFile = { path: 'a', value: { steps: { append: ['y'] }, title: 'u' }, shown: 'second/a' };
  const { origin } = lay([base], [first], [second])[0]!;
  const told = (place: PropertyKey[]): unknown => {
    let [file, at] = origin!(place);
    while (file.origin) [file, at] = file.origin(at);
    return [file.shown, at];
  };
  expect(told(['steps', 2])).toEqual(['second/a', ['steps', 'append', 0]]);
  expect(told(['steps', 1])).toEqual(['first/a', ['steps', 'append', 1]]);
  expect(told(['title'])).toEqual(['second/a', ['title']]);
});
